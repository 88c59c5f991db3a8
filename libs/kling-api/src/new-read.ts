import { z } from 'zod';
import type { Capability, ModelRow } from './capability.ts';
import { imageInput } from './image-header.ts';
import type { AspectRatio, AudioChoice, KlingOrder, KlingTaskType, Quality } from './order.ts';
import type { OrderReading, WireProblem } from './order-reading.ts';
import { readShotPrompt } from './shot-syntax.ts';

/** Create bodies of the new generation (kling-api.md §4.1, §4.2) as orders. */

const Settings = z.looseObject({
  resolution: z.string().nullish(),
  aspect_ratio: z.string().nullish(),
  duration: z.number().nullish(),
  audio: z.string().nullish(),
  multi_shot: z.boolean().nullish(),
  character_orientation: z.enum(['image', 'video']).nullish(),
});
const Options = z.looseObject({
  callback_url: z.string().nullish(),
  external_task_id: z.string().nullish(),
  watermark_info: z.looseObject({ enabled: z.boolean() }).nullish(),
});

const name = z.string().min(1);
const Content = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('prompt'), text: z.string() }),
  ...(['first_frame', 'last_frame', 'refer_image', 'feature_video', 'base_video', 'image', 'video'] as const).map((type) => z.looseObject({ type: z.literal(type), url: z.string().min(1), id: name.nullish() })),
  z.looseObject({ type: z.literal('element'), element_id: z.union([z.string().min(1), z.number().int()]).transform(String), id: name }),
  z.looseObject({ type: z.literal('voice'), voice_id: z.union([z.string().min(1), z.number().int()]).transform(String), id: name }),
]);
type Content = z.output<typeof Content>;

/** Which items an endpoint knows (§4.2). Whether the model takes them is the rules' business. */
const CONTENTS: Readonly<Partial<Record<KlingTaskType, readonly Content['type'][]>>> = {
  'image-to-video': ['prompt', 'first_frame', 'last_frame', 'element', 'voice'],
  'omni-video': ['prompt', 'first_frame', 'last_frame', 'refer_image', 'feature_video', 'base_video', 'element'],
  'motion-control': ['prompt', 'image', 'video', 'element'],
};
const ONCE: readonly Content['type'][] = ['prompt', 'first_frame', 'last_frame', 'image', 'video'];
const QUALITY_BY_RESOLUTION: Readonly<Record<string, Quality>> = { '720p': 'std', '1080p': 'pro', '4k': '4k' };

/** Reads a body of the new generation against its row. Settings that the model has no field for are ignored (§2.3). */
export function readNewOrder({ model, capability }: { model: ModelRow; capability: Capability }, body: object): OrderReading {
  const Body = z.looseObject({
    ...(capability.type === 'text-to-video' ? { prompt: z.string().nullish() } : { contents: z.array(Content) }),
    settings: Settings.nullish(),
    options: Options.nullish(),
  });
  const parsed = Body.safeParse(body);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || 'body', code: 'invalid', message: `${issue.path.join('.')} value is invalid` })) };
  const { settings, options, prompt, contents } = { ...parsed.data, ...(capability.type === 'text-to-video' ? { contents: undefined } : {}) } as { settings?: z.output<typeof Settings> | null; options?: z.output<typeof Options> | null; prompt?: string | null; contents?: Content[] | undefined };

  const problems = contents ? contentProblems(contents, capability) : [];
  const resolution = settings?.resolution ?? '720p';
  if (!Object.hasOwn(QUALITY_BY_RESOLUTION, resolution)) problems.push({ field: 'settings.resolution', code: 'not-offered', message: `settings.resolution value '${resolution.slice(0, 100)}' is invalid` });
  if (problems.length > 0) return { problems };
  const order: KlingOrder = { type: capability.type, model: model.id, prompt: prompt ?? '' };
  for (const content of contents ?? []) readContent(order, content);
  readSettings(order, settings ?? {}, capability);
  if (options?.watermark_info?.enabled) order.watermark = true;
  return { order, capability, externalTaskId: options?.external_task_id || undefined, callbackUrl: options?.callback_url || undefined };
}

function contentProblems(contents: readonly Content[], capability: Capability): WireProblem[] {
  const known = CONTENTS[capability.type] ?? [];
  const problems: WireProblem[] = [];
  for (const [index, { type }] of contents.entries()) if (!known.includes(type)) problems.push({ field: `contents.${index}.type`, code: 'not-offered', message: `contents type '${type}' is invalid` });
  for (const type of ONCE) if (contents.filter((content) => content.type === type).length > 1) problems.push({ field: 'contents', code: 'too-many', message: `At most one ${type} is taken.` });
  if (contents.filter(({ type }) => type === 'feature_video' || type === 'base_video').length > 1) problems.push({ field: 'contents', code: 'too-many', message: 'At most one video is taken.' });
  return problems;
}

function readContent(order: KlingOrder, content: Content): void {
  switch (content.type) {
    case 'prompt':
      order.prompt = content.text;
      return;
    case 'first_frame':
    case 'image':
      order.firstFrame = { ...imageInput(content.url), ...named(content.id) };
      return;
    case 'last_frame':
      order.lastFrame = { ...imageInput(content.url), ...named(content.id) };
      return;
    case 'refer_image':
      order.images = [...(order.images ?? []), { ...imageInput(content.url), ...named(content.id) }];
      return;
    case 'feature_video':
    case 'base_video':
    case 'video':
      order.video = { source: content.url, role: content.type === 'video' ? 'motion' : content.type === 'base_video' ? 'base' : 'feature', ...named(content.id) };
      return;
    case 'element':
      order.elements = [...(order.elements ?? []), { elementId: content.element_id, name: content.id }];
      return;
    case 'voice':
      order.voices = [...(order.voices ?? []), { voiceId: content.voice_id, name: content.id }];
      return;
  }
}

const named = (id: string | null | undefined) => (id ? { name: id } : {});

/** Defaults: 720p, 16:9, 5 s, audio off (motion-control: original), multi_shot true (§4.1). */
function readSettings(order: KlingOrder, settings: z.output<typeof Settings>, capability: Capability): void {
  order.quality = QUALITY_BY_RESOLUTION[settings.resolution ?? '720p'];
  if (capability.durationsSeconds.length > 0) order.durationSeconds = settings.duration ?? 5;
  if (capability.aspectRatios.length > 0) order.aspectRatio = (settings.aspect_ratio ?? '16:9') as AspectRatio;
  if (capability.audio) order.audio = (settings.audio ?? (capability.motion ? 'original' : 'off')) as AudioChoice;
  if (capability.motion) order.orientation = settings.character_orientation ?? undefined;
  // A clip that is edited is one shot; nothing needs to say so.
  if (capability.multiShotSwitch) order.multiShot = settings.multi_shot ?? order.video?.role !== 'base';
  if (capability.multiShot === 'prompt' && order.multiShot !== false) {
    const shots = readShotPrompt(order.prompt);
    if (shots !== undefined) order.shots = shots;
  }
}
