import { KLING_TASK_TYPES, listModels } from '@kp/kling-api/capabilities';
import { toModelView, type ModelView } from '@kp/kling-api/model-view';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';

const Price = z.object({ quality: z.string().optional(), resolution: z.string().optional(), audio: z.string().optional(), durationSeconds: z.number().optional(), withVideo: z.boolean().optional(), withVoice: z.boolean().optional(), unit: z.enum(['second', 'clip', 'image']), units: z.number().meta({ description: "Kling's own units" }) });
const ModelOperation = z.object({
  type: z.enum(KLING_TASK_TYPES),
  status: z.enum(['current', 'legacy', 'retired']).meta({ description: 'legacy: in older documentation only, may stop; retired: refused' }),
  generations: z.array(z.enum(['legacy', 'new'])).meta({ description: 'Generations of the Kling API that offer it; the new one needs a provider account with an API key' }),
  source: z.string(),
  isDefault: z.boolean().meta({ description: 'Used when a request of this type names no model' }),
  qualities: z.array(z.string()),
  resolutions: z.record(z.string(), z.string()),
  imageResolutions: z.array(z.string()),
  durationsSeconds: z.array(z.number()),
  aspectRatios: z.array(z.string()),
  audio: z.array(z.string()),
  cameraTypes: z.array(z.string()),
  promptRequired: z.boolean(),
  promptMaxCharacters: z.number().meta({ description: 'Unicode code points' }),
  negativePrompt: z.enum(['accepted', 'appended-to-prompt']),
  negativePromptMaxCharacters: z.number().optional(),
  features: z.array(z.string()),
  limits: z.object({ maxReferenceImages: z.number().optional(), maxElements: z.number().optional(), maxVoices: z.number().optional(), maxImageCount: z.number().optional(), maxShots: z.number().optional() }),
  prices: z.array(Price),
});
const Model = z.object({ id: z.string(), aliases: z.array(z.string()), operations: z.array(ModelOperation) }).meta({ id: 'Model' });
const ModelList = z.object({ data: z.array(Model), meta: z.object({}) });

/** The capability table, as callers and the console's forms read it. */
@Controller('v1/models')
export class ModelsController {
  @Get()
  @Operation({
    id: 'listModels',
    tag: 'Models',
    summary: 'What each model offers, by type of task',
    access: { workspace: 'models:read' },
    responses: { 200: { schema: ModelList } },
    example: { response: { data: listModels().slice(0, 1).map(toModelView), meta: {} } },
  })
  list(): { data: ModelView[]; meta: object } {
    return { data: listModels().map(toModelView), meta: {} };
  }
}
