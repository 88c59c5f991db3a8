import { findCapability } from './capabilities.ts';
import type { KlingOrder, NamedMedia } from './order.ts';
import type { CreateOptions, CreateRequest } from './create-request.ts';

/**
 * An order as a create request of the new generation (kling-api.md §4.1, §4.2). `duration` is a number; what the model
 * has no setting for is left out.
 *
 * @throws TypeError for an order that the table has no row for: it was not checked
 */
export function toNewCreate(order: KlingOrder, options: CreateOptions): CreateRequest {
  const capability = findCapability(order.model, order.type, 'new');
  if (capability === undefined) throw new TypeError(`No capability of the new generation for ${order.model} ${order.type}.`);
  const resolution = order.quality && capability.resolutions[order.quality];
  const settings = {
    ...(resolution ? { resolution } : {}),
    ...(capability.durationsSeconds.length > 0 && order.durationSeconds !== undefined ? { duration: order.durationSeconds } : {}),
    ...(capability.aspectRatios.length > 0 && order.aspectRatio ? { aspect_ratio: order.aspectRatio } : {}),
    ...(capability.audio && order.audio ? { audio: order.audio } : {}),
    ...(capability.multiShotSwitch && order.multiShot !== undefined ? { multi_shot: order.multiShot } : {}),
    ...(order.orientation ? { character_orientation: order.orientation } : {}),
  };
  return {
    path: capability.path,
    body: {
      ...(order.type === 'text-to-video' ? { prompt: order.prompt } : { contents: contentsOf(order) }),
      settings,
      options: {
        external_task_id: options.externalTaskId,
        ...(options.callbackUrl === undefined ? {} : { callback_url: options.callbackUrl }),
        ...(order.watermark ? { watermark_info: { enabled: true } } : {}),
      },
    },
  };
}

function contentsOf(order: KlingOrder): Record<string, unknown>[] {
  const { firstFrame, lastFrame, images = [], video, elements = [], voices = [] } = order;
  const isMotion = order.type === 'motion-control';
  // Only omni-video knows ids of media (§4.2).
  const media = (type: string, input: NamedMedia | undefined) => (input ? [{ type, url: input.source, ...(order.type === 'omni-video' && input.name ? { id: input.name } : {}) }] : []);
  const videoType = video?.role === 'motion' ? 'video' : video?.role === 'base' ? 'base_video' : 'feature_video';
  return [
    ...(order.prompt === '' ? [] : [{ type: 'prompt', text: order.prompt }]),
    ...media(isMotion ? 'image' : 'first_frame', firstFrame),
    ...media('last_frame', lastFrame),
    ...images.flatMap((image) => media('refer_image', image)),
    ...media(videoType, video),
    ...elements.map(({ elementId, name }, index) => ({ type: 'element', element_id: elementId, id: name ?? `element_${index + 1}` })),
    ...voices.map(({ voiceId, name }, index) => ({ type: 'voice', voice_id: voiceId, id: name ?? `voice_${index + 1}` })),
  ];
}
