import { findCapability } from './capabilities.ts';
import { KLING_DIALECTS, type AspectRatio, type KlingOrder, type MediaFacts } from './order.ts';
import { billedSeconds } from './prices.ts';

/** What an order's result looks like. */
export type OutputProfile =
  | { kind: 'video'; width: number; height: number; frameRate: number; durationSeconds: number; hasAudio: boolean }
  | { kind: 'image'; count: number; width: number; height: number };

const SHORT_SIDE_PIXELS = { '720p': 720, '1080p': 1080, '4k': 2160 } as const;
/** Pixel sizes of stills are not stated; "1k" is read as a long side of 1024. */
const LONG_SIDE_PIXELS = { '1k': 1024, '2k': 2048, '4k': 4096 } as const;
/** An extension adds 4 to 5 s (kling-api.md §5.11). */
const EXTENSION_SECONDS = 5;

/**
 * Size, length and rate of the result. Where the shape follows an input whose size is known, it is the nearest of
 * 16:9, 9:16 and 1:1; otherwise 16:9.
 */
export function outputProfileOf(order: KlingOrder): OutputProfile {
  const capability = KLING_DIALECTS.map((dialect) => findCapability(order.model, order.type, dialect)).find((found) => found !== undefined);
  const [across, down] = ratioOf(order);
  if (capability?.stills !== undefined) {
    const long = LONG_SIDE_PIXELS[order.resolution ?? '1k'];
    const scale = long / Math.max(across, down);
    return { kind: 'image', count: order.imageCount ?? 1, width: Math.round(across * scale), height: Math.round(down * scale) };
  }
  const short = SHORT_SIDE_PIXELS[capability?.resolutions[order.quality ?? 'std'] ?? '720p'];
  const scale = short / Math.min(across, down);
  const durationSeconds = order.type === 'video-extend' ? (order.durationSeconds ?? EXTENSION_SECONDS) : billedSeconds(order);
  const hasAudio = order.audio === 'native' || capability?.audioAlways === true;
  // Encoders want even sides.
  return { kind: 'video', width: Math.round((across * scale) / 2) * 2, height: Math.round((down * scale) / 2) * 2, frameRate: capability?.frameRate ?? 24, durationSeconds, hasAudio };
}

function ratioOf(order: KlingOrder): [number, number] {
  const followed = order.firstFrame?.facts ?? (order.video?.role === 'base' ? order.video.facts : undefined) ?? (order.type === 'image-to-image' ? order.images?.[0]?.facts : undefined);
  const chosen = order.aspectRatio !== undefined && order.aspectRatio !== 'auto' ? order.aspectRatio : nearestRatio(followed);
  const [across = 16, down = 9] = chosen.split(':').map(Number);
  return [across, down];
}

function nearestRatio(facts: MediaFacts | undefined): AspectRatio {
  if (!facts?.width || !facts.height) return '16:9';
  const logRatio = Math.log(facts.width / facts.height);
  // Halfway, on a logarithmic scale, between square and 16:9.
  const boundary = Math.log(16 / 9) / 2;
  if (logRatio > boundary) return '16:9';
  return logRatio < -boundary ? '9:16' : '1:1';
}
