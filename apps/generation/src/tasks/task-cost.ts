import type { KlingOrder } from '@kp/kling-api/order';
import { outputLength } from '@kp/kling-api/output-seconds';
import { COST_TABLE, costMicroUnits, imageCostMicroUnits, type CostTable, type Estimate } from '@kp/task-contracts';

export interface TaskCost {
  microUnits: bigint;
  priceVersion: string;
  /** What the price is the product of. */
  basis: Estimate['basis'];
}

/**
 * What a task costs its caller: whole seconds of output times tier and feature, or a price per image.
 * @param table the prices in force
 */
export function taskCost(order: KlingOrder, table: CostTable = COST_TABLE): TaskCost {
  const priceVersion = table.version;
  if (order.type === 'text-to-image' || order.type === 'image-to-image') {
    const { imageCount: count = 1, resolution = '1k' } = order;
    return { priceVersion, microUnits: imageCostMicroUnits({ count, resolution }, table), basis: [{ label: 'images', value: count }, { label: `units per ${resolution} image`, value: table.imageUnits[resolution] }] };
  }
  // An input of unknown length is charged as the longest that is possible.
  const { seconds: durationSeconds } = outputLength(order);
  const quality = order.quality ?? 'std';
  const feature = order.type === 'motion-control' ? 'motion_control' : 'none';
  return {
    priceVersion,
    microUnits: costMicroUnits({ durationSeconds, quality, feature }, table),
    basis: [
      { label: 'seconds', value: durationSeconds },
      { label: `tier ${quality}`, value: table.tierMultiplier[quality] },
      ...(feature === 'none' ? [] : [{ label: `feature ${feature}`, value: table.featureMultiplier[feature] }]),
    ],
  };
}
