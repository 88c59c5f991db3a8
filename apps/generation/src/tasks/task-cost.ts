import type { KlingOrder } from '@kp/kling-api/order';
import { billedSeconds } from '@kp/kling-api/prices';
import { costMicroUnits, imageCostMicroUnits } from '@kp/task-contracts';

/** An extension adds 4 to 5 s (kling-api.md §5.11). */
const EXTENSION_SECONDS = 5;
/** Longest input a clip may follow (§4.2, §5.7, §5.9); what is charged when nobody knows how long the input is. */
const UNKNOWN_INPUT_SECONDS = { 'motion-image': 10, 'motion-video': 30, base: 15 } as const;

/** What a task costs its caller, in micro-units: whole seconds of output times tier and feature, or a price per image. */
export function taskCostMicroUnits(order: KlingOrder): bigint {
  if (order.type === 'text-to-image' || order.type === 'image-to-image') return imageCostMicroUnits({ count: order.imageCount ?? 1, resolution: order.resolution ?? '1k' });
  return costMicroUnits({ durationSeconds: secondsOf(order), quality: order.quality ?? 'std', feature: order.type === 'motion-control' ? 'motion_control' : 'none' });
}

function secondsOf(order: KlingOrder): number {
  if (order.type === 'video-extend') return EXTENSION_SECONDS;
  const isInputLength = order.type === 'motion-control' || order.video?.role === 'base';
  if (!isInputLength) return order.durationSeconds ?? 0;
  if (order.video?.facts?.durationSeconds !== undefined) return billedSeconds(order);
  return UNKNOWN_INPUT_SECONDS[order.type !== 'motion-control' ? 'base' : order.orientation === 'image' ? 'motion-image' : 'motion-video'];
}
