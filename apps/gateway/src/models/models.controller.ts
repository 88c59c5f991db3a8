import { listModels } from '@kp/kling-api/capabilities';
import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Describe } from '../docs/describe.decorator.ts';

const Model = z.object({
  id: z.string(),
  types: z.array(z.string()),
  qualities: z.array(z.string()),
  durationsSeconds: z.array(z.number()),
  aspectRatios: z.array(z.string()),
  promptMaxCharacters: z.number(),
}).meta({ title: 'Model' });
const ModelList = z.object({ data: z.array(Model), meta: z.object({}) });

@Controller('v1/models')
@ApiTags('Models')
@ApiBearerAuth()
export class ModelsController {
  @Get()
  @Describe({ summary: 'What each model offers', response: ModelList, errors: [401] })
  list(): z.infer<typeof ModelList> {
    const data = listModels().map((model) => ({
      id: model.id,
      types: [...(model.textToVideo ? ['text-to-video'] : []), ...(model.imageToVideo ? ['image-to-video'] : [])],
      qualities: [...model.qualities],
      durationsSeconds: [...model.durationsSeconds],
      aspectRatios: [...model.aspectRatios],
      promptMaxCharacters: model.promptMaxCharacters,
    }));
    return { data, meta: {} };
  }
}
