import { prompt } from './contents.ts';
import { text, vectorsOf, type Vector } from './vector.ts';

const of = (model: string) => vectorsOf('text-to-video', `/text-to-video/${model}`, { prompt: 'A paper boat in the rain', settings: { resolution: '1080p', aspect_ratio: '16:9', duration: 5 } });
const turbo = of('kling-3.0-turbo');
const v3 = of('kling-3.0');
const v26 = of('kling-2.6');
const v25 = of('kling-2.5-turbo');
/** The complete settings with a change. */
const s = (change: Record<string, unknown>) => ({ settings: { resolution: '1080p', aspect_ratio: '16:9', duration: 5, ...change } });
const ignored = { reading: '§2.3: an unknown key in settings is silently ignored (live)' };

const models: Vector[] = [
  turbo.accept('model-3.0-turbo', '§4.1', 'kling-3.0-turbo makes videos from text'),
  v3.accept('model-3.0', '§4.1', 'kling-3.0 makes videos from text'),
  v26.accept('model-2.6', '§4.1', 'kling-2.6 makes videos from text'),
  v25.accept('model-2.5-turbo', '§4.1', 'kling-2.5-turbo makes videos from text'),
  of('kling-3.0-omni').refuse('model-3.0-omni', '§4.1', 'model', 'kling-3.0-omni lives on omni-video'),
  of('kling-o1').refuse('model-o1', '§4.1', 'model', 'kling-o1 lives on omni-video'),
  of('kling-v3').refuse('model-legacy-v3', '§3.1', 'model', 'hyphens belong to model_name'),
  of('kling-v2-6').refuse('model-legacy-v2-6', '§3.1', 'model', 'hyphens belong to model_name'),
  of('kling-2.1').refuse('model-2.1', '§3.1', 'model', 'kling-2.1 is legacy only'),
  of('kling-9.0').refuse('model-invented', '§4.1', 'model', 'kling-9.0 does not exist'),
];

const prompts: Vector[] = [
  v3.refuse('prompt-missing', '§4.1', 'prompt', 'prompt is required', { prompt: undefined }),
  v26.refuse('prompt-null', '§4.1', 'prompt', 'null is no prompt', { prompt: null }),
  v25.refuse('prompt-object', '§4.1', 'prompt', 'prompt is a string', { prompt: prompt() }),
  turbo.refuse('prompt-in-contents', '§4.1', 'prompt', 'the prompt is top-level here', { prompt: undefined, contents: [prompt()] }),
  v3.accept('prompt-3072', '§3.1', 'kling-3.0 takes 3072 characters', { prompt: text(3072) }),
  v3.refuse('prompt-3073', '§3.1', 'prompt', 'kling-3.0 takes at most 3072 characters', { prompt: text(3073) }),
  turbo.accept('prompt-3072-turbo', '§3.1', 'kling-3.0-turbo takes 3072 characters', { prompt: text(3072) }),
  turbo.refuse('prompt-3073-turbo', '§3.1', 'prompt', 'kling-3.0-turbo takes at most 3072 characters', { prompt: text(3073) }),
  v3.accept('prompt-3072-emoji', '§3.1', 'an emoji is one character', { prompt: text(3072, '🌧') }),
  v26.accept('prompt-2500-2.6', '§3.1', 'kling-2.6 takes 2500 characters', { prompt: text(2500, '🌧') }),
  v26.refuse('prompt-2501-2.6', '§3.1', 'prompt', 'kling-2.6 takes at most 2500 characters', { prompt: text(2501) }),
  v25.accept('prompt-2500-2.5', '§3.1', 'kling-2.5-turbo takes 2500 characters', { prompt: text(2500) }),
  v25.refuse('prompt-2501-2.5', '§3.1', 'prompt', 'kling-2.5-turbo takes at most 2500 characters', { prompt: text(2501) }),
  turbo.accept('prompt-shots', '§4.2', 'shots can be written into the prompt', { prompt: 'shot 1, 2, A boat; shot 2, 3, A storm;' }),
];

const settings: Vector[] = [
  v3.accept('settings-missing', '§4.1', 'every setting has a default', { settings: undefined }),
  v25.accept('settings-empty', '§4.1', 'every setting has a default', { settings: {} }),
  v3.refuse('settings-string', '§4.1', 'settings', 'settings is an object', { settings: '720p' }),
  v3.accept('resolution-720p', '§3.1', '720p is a resolution', s({ resolution: '720p' })),
  v3.accept('resolution-4k', '§3.1', 'kling-3.0 has 4k', s({ resolution: '4k' })),
  v3.accept('resolution-default', '§4.1', 'resolution may be left out: 720p', s({ resolution: undefined })),
  turbo.refuse('resolution-4k-turbo', '§3.1', 'settings.resolution', 'kling-3.0-turbo has no 4k', s({ resolution: '4k' })),
  v26.refuse('resolution-4k-2.6', '§3.1', 'settings.resolution', 'kling-2.6 has no 4k', s({ resolution: '4k' })),
  v25.refuse('resolution-4k-2.5', '§3.1', 'settings.resolution', 'kling-2.5-turbo has no 4k', s({ resolution: '4k' })),
  v3.refuse('resolution-9000p', '§2.3', 'settings.resolution', '9000p is no resolution', s({ resolution: '9000p' })),
  v3.refuse('resolution-mode', '§0', 'settings.resolution', 'pro is a word of the legacy generation', s({ resolution: 'pro' })),
  v26.refuse('resolution-number', '§4.1', 'settings.resolution', 'resolution is a string', s({ resolution: 1080 })),
  v3.accept('duration-3', '§3.1', 'kling-3.0 begins at 3 s', s({ duration: 3 })),
  v3.accept('duration-15', '§3.1', 'kling-3.0 ends at 15 s', s({ duration: 15 })),
  v3.accept('duration-11', '§3.1', 'kling-3.0 takes any whole second', s({ duration: 11 })),
  v3.accept('duration-null', '§5.6', 'null counts as absent', s({ duration: null }), { reading: '§5.6 treats null as absent; taken for every optional field' }),
  v3.refuse('duration-2', '§3.1', 'settings.duration', '2 s is too short', s({ duration: 2 })),
  v3.refuse('duration-16', '§3.1', 'settings.duration', '16 s is too long', s({ duration: 16 })),
  v3.refuse('duration-0', '§3.1', 'settings.duration', 'a clip of 0 s is none', s({ duration: 0 })),
  v3.refuse('duration-string', '§0', 'settings.duration', 'duration is an int here', s({ duration: '5' })),
  v3.refuse('duration-unit', '§0', 'settings.duration', 'duration is an int here', s({ duration: '5s' })),
  v3.refuse('duration-float', '§0', 'settings.duration', 'duration is an int here', s({ duration: 5.5 })),
  turbo.accept('duration-3-turbo', '§3.1', 'kling-3.0-turbo begins at 3 s', s({ duration: 3 })),
  turbo.accept('duration-15-turbo', '§3.1', 'kling-3.0-turbo ends at 15 s', s({ duration: 15 })),
  turbo.refuse('duration-2-turbo', '§3.1', 'settings.duration', '2 s is too short', s({ duration: 2 })),
  turbo.refuse('duration-16-turbo', '§3.1', 'settings.duration', '16 s is too long', s({ duration: 16 })),
  v26.accept('duration-10-2.6', '§3.1', 'kling-2.6 makes 10 s', s({ duration: 10 })),
  v26.refuse('duration-7-2.6', '§11.1', 'settings.duration', 'kling-2.6 makes 5 or 10 s', s({ duration: 7 }), { reading: '§11.1.6: the map says 3-10, the endpoint 5 or 10; the endpoint is taken' }),
  v26.refuse('duration-15-2.6', '§3.1', 'settings.duration', 'kling-2.6 makes 5 or 10 s', s({ duration: 15 })),
  v25.accept('duration-10-2.5', '§3.1', 'kling-2.5-turbo makes 10 s', s({ duration: 10 })),
  v25.refuse('duration-3-2.5', '§3.1', 'settings.duration', 'kling-2.5-turbo makes 5 or 10 s', s({ duration: 3 })),
  v25.refuse('duration-9-2.5', '§3.1', 'settings.duration', 'kling-2.5-turbo makes 5 or 10 s', s({ duration: 9 })),
  v3.accept('ratio-9-16', '§3.1', '9:16 is a ratio', s({ aspect_ratio: '9:16' })),
  v26.accept('ratio-1-1', '§3.1', '1:1 is a ratio', s({ aspect_ratio: '1:1' })),
  v3.accept('ratio-default', '§4.1', 'aspect_ratio may be left out: 16:9', s({ aspect_ratio: undefined })),
  v3.refuse('ratio-4-3', '§3.1', 'settings.aspect_ratio', '4:3 is a ratio of images only', s({ aspect_ratio: '4:3' })),
  turbo.refuse('ratio-21-9', '§3.1', 'settings.aspect_ratio', '21:9 is a ratio of images only', s({ aspect_ratio: '21:9' })),
  v25.refuse('ratio-word', '§3.1', 'settings.aspect_ratio', 'landscape is no ratio', s({ aspect_ratio: 'landscape' })),
  v3.accept('audio-native', '§3.1', 'kling-3.0 speaks', s({ audio: 'native' })),
  v3.accept('audio-native-720p', '§3.1', 'kling-3.0 speaks in 720p too', s({ audio: 'native', resolution: '720p' })),
  v3.accept('audio-native-4k', '§9', 'kling-3.0 speaks in 4k', s({ audio: 'native', resolution: '4k' })),
  v3.accept('audio-off', '§3.1', 'audio may be off', s({ audio: 'off' })),
  v3.refuse('audio-original', '§3.1', 'settings.audio', 'text has no original sound', s({ audio: 'original' })),
  v3.refuse('audio-on', '§3.1', 'settings.audio', 'on is a word of the legacy generation', s({ audio: 'on' })),
  v3.refuse('audio-bool', '§3.1', 'settings.audio', 'audio is a string', s({ audio: true })),
  v26.accept('audio-native-2.6', '§3.1', 'kling-2.6 speaks in 1080p', s({ audio: 'native' })),
  v26.accept('audio-off-2.6', '§3.1', 'kling-2.6 is silent in 720p', s({ audio: 'off', resolution: '720p' })),
  v26.refuse('audio-native-720p-2.6', '§3.1', 'settings.audio', 'kling-2.6 speaks in 1080p only', s({ audio: 'native', resolution: '720p' }), { orField: ['settings.resolution'] }),
  v26.refuse('audio-original-2.6', '§3.1', 'settings.audio', 'text has no original sound', s({ audio: 'original' })),
  v3.accept('multi-shot-true', '§3.1', 'multi_shot may be true', s({ multi_shot: true })),
  v3.accept('multi-shot-false', '§3.1', 'multi_shot may be false', s({ multi_shot: false })),
  v3.refuse('multi-shot-word', '§3.1', 'settings.multi_shot', 'multi_shot is a bool', s({ multi_shot: 'yes' })),
  v3.accept('unknown-mode', '§2.3', 'an unknown setting is ignored', s({ mode: 'pro' })),
  v26.accept('unknown-seed', '§2.3', 'an unknown setting is ignored', s({ seed: 42 })),
  turbo.accept('unknown-multi-shot', '§3.1', 'kling-3.0-turbo has no field multi_shot', s({ multi_shot: true }), ignored),
  turbo.accept('unknown-audio', '§3.1', 'kling-3.0-turbo has no field audio', s({ audio: 'off' }), ignored),
];

const options: Vector[] = [
  v3.accept('options', '§4.1', 'all options together', { options: { callback_url: 'https://shop.example.com/kling', external_task_id: 'order-1', watermark_info: { enabled: true } } }),
  v25.accept('options-empty', '§4.1', 'options may be empty', { options: {} }),
  v3.refuse('options-string', '§4.1', 'options', 'options is an object', { options: 'https://shop.example.com/kling' }),
  v3.refuse('callback-number', '§4.1', 'options.callback_url', 'callback_url is a string', { options: { callback_url: 1 } }),
  turbo.refuse('external-id-number', '§4.1', 'options.external_task_id', 'external_task_id is a string', { options: { external_task_id: 4711 } }),
  v26.refuse('watermark-bool', '§4.1', 'options.watermark_info', 'watermark_info is an object', { options: { watermark_info: true } }),
  v3.refuse('watermark-word', '§4.1', 'options.watermark_info', 'enabled is a bool', { options: { watermark_info: { enabled: 'no' } } }),
];

export const textToVideo: readonly Vector[] = [...models, ...prompts, ...settings, ...options];
