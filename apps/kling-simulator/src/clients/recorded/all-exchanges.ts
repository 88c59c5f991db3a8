import { aself101 } from './aself101.exchange.ts';
import { comfyUi } from './comfyui.exchange.ts';
import { klingDemo } from './kling-demo.exchange.ts';
import { kwaiVgiComfyUi } from './kwaivgi-comfyui.exchange.ts';
import { newApi } from './new-api.exchange.ts';
import { openMontage } from './open-montage.exchange.ts';
import type { RecordedExchange } from './recorded.exchange.ts';
import { vercelAi } from './vercel-ai.exchange.ts';

export const ALL_EXCHANGES: readonly RecordedExchange[] = [vercelAi, newApi, kwaiVgiComfyUi, comfyUi, openMontage, aself101, klingDemo];
