import { parseUrl } from '@kp/task-contracts/parse-url';
import { checkOrder } from './check-order.ts';
import { listCapabilities } from './capabilities.ts';
import { readLegacyOrder } from './legacy-read.ts';
import { readNewOrder } from './new-read.ts';
import type { KlingDialect, KlingOrder, KlingTaskType } from './order.ts';
import type { WireProblem } from './order-reading.ts';
import { wireFieldOf } from './wire-fields.ts';

export type { WireProblem } from './order-reading.ts';

export interface KlingCreate {
  dialect: KlingDialect;
  type: KlingTaskType;
  /** For video-extend, model and quality are assumed: the caller knows the clip that is extended and replaces them. */
  order: KlingOrder;
  externalTaskId?: string;
  callbackUrl?: string;
}

/** Code as in kling-api.md §2.2: 1200 no object, 1201 a bad field, 1203 no such path. */
export type KlingCreateReading = { ok: true; create: KlingCreate } | { ok: false; code: 1200 | 1201 | 1203; problems: WireProblem[] };

/**
 * Reads a create request of either generation as Kling would: the defaults of its documentation, every documented
 * limit and exclusion. Unknown keys are ignored, null counts as absent (§2.3).
 */
export function readKlingCreate(path: string, body: unknown): KlingCreateReading {
  const rows = listCapabilities().filter(({ capability }) => capability.path === path);
  const [first] = rows;
  if (first === undefined) return { ok: false, code: 1203, problems: [{ field: isNewPath(path) ? 'model' : 'path', code: 'unknown', message: 'The requested resource does not exist' }] };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { ok: false, code: 1200, problems: [{ field: 'body', code: 'not-an-object', message: 'Invalid request parameters' }] };

  const reading = first.capability.dialect === 'legacy' ? readLegacyOrder(path, rows, body) : readNewOrder(first, body);
  if ('problems' in reading) return { ok: false, code: 1201, problems: reading.problems };
  const { order, capability, externalTaskId, callbackUrl } = reading;
  const { type, dialect } = capability;
  const problems = checkOrder(order, capability).map((problem) => ({ field: wireFieldOf(problem.path, type, dialect, path), code: problem.code, message: problem.message }));
  if (callbackUrl !== undefined && !isHttpUrl(callbackUrl)) problems.push({ field: dialect === 'new' ? 'options.callback_url' : 'callback_url', code: 'invalid-url', message: 'The callback URL is no http(s) URL.' });
  if (problems.length > 0) return { ok: false, code: 1201, problems };
  return { ok: true, create: { dialect, type, order, ...(externalTaskId ? { externalTaskId } : {}), ...(callbackUrl ? { callbackUrl } : {}) } };
}

/** The new generation names the model in the path. */
const isNewPath = (path: string): boolean => /^\/(text-to-video|image-to-video|omni-video|motion-control)\/[^/]+$/.test(path);

function isHttpUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text)?.protocol ?? '');
}
