import { findCapability } from './capabilities.ts';
import type { KlingOrder, MediaInput } from './order.ts';
import type { CreateOptions, CreateRequest } from './create-request.ts';
import { toLegacyPrompt } from './prompt-references.ts';

/**
 * An order as a legacy create request (kling-api.md §5.1, §5.4-5.11, §5.14). `duration` is a string; Base64 goes out raw;
 * what the endpoint has no field for is left out, never sent in vain.
 *
 * @throws TypeError for an order that the table has no row for: it was not checked
 */
export function toLegacyCreate(order: KlingOrder, options: CreateOptions): CreateRequest {
  const capability = findCapability(order.model, order.type, 'legacy');
  if (capability === undefined) throw new TypeError(`No legacy capability for ${order.model} ${order.type}.`);
  const body: Record<string, unknown> = {
    ...(capability.modelName === '' ? {} : { model_name: capability.modelName }),
    ...(order.prompt === '' ? {} : { prompt: toLegacyPrompt(order, order.prompt) }),
    ...(order.negativePrompt ? { negative_prompt: order.negativePrompt } : {}),
    ...(capability.acceptsMode && order.quality ? { mode: order.quality } : {}),
    ...(capability.durationsSeconds.length > 0 && order.durationSeconds !== undefined ? { duration: String(order.durationSeconds) } : {}),
    ...(capability.aspectRatios.length > 0 && order.aspectRatio ? { aspect_ratio: order.aspectRatio } : {}),
    ...(order.cfgScale === undefined ? {} : { cfg_scale: order.cfgScale }),
    ...(order.camera ? { camera_control: order.camera.config ? { type: order.camera.type, config: order.camera.config } : { type: order.camera.type } } : {}),
    ...(order.staticMask ? { static_mask: order.staticMask.source } : {}),
    ...(order.dynamicMasks ? { dynamic_masks: order.dynamicMasks.map(({ mask, trajectories }) => ({ mask: mask.source, trajectories })) } : {}),
    ...(order.elements?.length ? { element_list: order.elements.map(({ elementId }) => ({ element_id: toLong(elementId) })) } : {}),
    ...(order.voices?.length ? { voice_list: order.voices.map(({ voiceId }) => ({ voice_id: voiceId })) } : {}),
    ...shotFields(order),
    ...(order.orientation ? { character_orientation: order.orientation } : {}),
    ...(order.sourceVideoId ? { video_id: order.sourceVideoId } : {}),
    ...mediaFields(order),
    ...soundFields(order),
    ...(capability.stills ? stillFields(order) : {}),
    ...(order.watermark ? { watermark_info: { enabled: true } } : {}),
    external_task_id: options.externalTaskId,
    ...(options.callbackUrl === undefined ? {} : { callback_url: options.callbackUrl }),
  };
  return { path: capability.path, body };
}

/** Sent as a number where that says the same digits, else as text: a rounded id, or one without its zeros, would be somebody else's. */
function toLong(id: string): number | string {
  return Number.isSafeInteger(Number(id)) && String(Number(id)) === id ? Number(id) : id;
}

function shotFields(order: KlingOrder): Record<string, unknown> {
  if (!order.multiShot) return {};
  const shots = order.shots?.map(({ prompt, durationSeconds }, index) => ({ index: index + 1, prompt: toLegacyPrompt(order, prompt), duration: String(durationSeconds) }));
  return { multi_shot: true, ...(order.shotType ? { shot_type: order.shotType } : {}), ...(shots ? { multi_prompt: shots } : {}) };
}

function soundFields(order: KlingOrder): Record<string, unknown> {
  if (order.type === 'motion-control') return { keep_original_sound: order.audio === 'off' ? 'no' : 'yes' };
  return order.audio === 'native' ? { sound: 'on' } : {};
}

function mediaFields(order: KlingOrder): Record<string, unknown> {
  const { firstFrame, lastFrame, images = [], video } = order;
  const source = (media: MediaInput | undefined, field: string) => (media ? { [field]: media.source } : {});
  switch (order.type) {
    case 'image-to-video':
      return { ...source(firstFrame, 'image'), ...source(lastFrame, 'image_tail') };
    case 'motion-control':
      return { ...source(firstFrame, 'image_url'), ...source(video, 'video_url') };
    case 'multi-image-to-video':
      return { image_list: images.map((image) => ({ image: image.source })) };
    case 'omni-video': {
      // Frames first: the numbers of `<<<image_n>>>` count them (see legacyNames).
      const list = [...(firstFrame ? [{ image_url: firstFrame.source, type: 'first_frame' }] : []), ...(lastFrame ? [{ image_url: lastFrame.source, type: 'end_frame' }] : []), ...images.map((image) => ({ image_url: image.source }))];
      return {
        ...(list.length > 0 ? { image_list: list } : {}),
        ...(video ? { video_list: [{ video_url: video.source, refer_type: video.role, keep_original_sound: order.audio === 'original' ? 'yes' : 'no' }] } : {}),
      };
    }
    case 'image-to-image':
      return findCapability(order.model, order.type, 'legacy')?.path === '/v1/images/omni-image' ? { image_list: images.map((image) => ({ image: image.source })) } : source(images[0], 'image');
    case 'text-to-video':
    case 'video-extend':
    case 'text-to-image':
      return {};
  }
}

function stillFields(order: KlingOrder): Record<string, unknown> {
  return {
    ...(order.resolution ? { resolution: order.resolution } : {}),
    ...(order.imageCount === undefined ? {} : order.series ? { result_type: 'series', series_amount: order.imageCount } : { n: order.imageCount }),
    ...(order.imageReference ? { image_reference: order.imageReference } : {}),
    ...(order.imageFidelity === undefined ? {} : { image_fidelity: order.imageFidelity }),
    ...(order.humanFidelity === undefined ? {} : { human_fidelity: order.humanFidelity }),
  };
}
