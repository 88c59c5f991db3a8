import { KLING_ERRORS } from '@kp/kling-api/errors';
import { Fault, FAULT_NAMES } from './fault.catalog.ts';

/** Short words for what people try most; every name of the fault catalogue works as a word too. */
const SHORTHANDS: Readonly<Record<string, Record<string, unknown>>> = {
  'no-money': { name: 'error', code: 1102 },
  busy: { name: 'error', code: 1303 },
  'created-anyway': { name: 'error', code: 5000, accepted: true },
  timeout: { name: 'error', code: 5002, accepted: true },
  'no-callback': { name: 'callback-lost' },
};

export const MAGIC_WORDS: readonly string[] = Object.keys(SHORTHANDS);

/**
 * Made-up elements by which an outcome can be forced where the prompt must stay as it is. Below 2^53: the legacy
 * generation sends them as numbers (kling-api.md §5.1).
 */
export const MAGIC_ELEMENTS: Readonly<Record<string, Record<string, unknown>>> = {
  '9000000000000001': { name: 'fail' },
  '9000000000000002': { name: 'moderation' },
  '9000000000001201': { name: 'error', code: 1201, message: 'element_id 9000000000001201 does not exist' },
};

/**
 * Faults that an order asks for by itself: `sim:<word>` anywhere in the prompt, an external id that begins with
 * `sim:<word>:`, or a magic element. So a sandbox user forces any outcome through the platform, which hands the
 * prompt on unchanged. Words that are no words of ours are left alone.
 */
export function magicFaults({ prompt, externalTaskId = '', elementIds }: { prompt: string; externalTaskId?: string | undefined; elementIds: readonly string[] }): Fault[] {
  const words = [...prompt.matchAll(/\bsim:([a-z0-9-]+)/g)].map((match) => match[1] ?? '');
  const ofExternalId = /^sim:([a-z0-9-]+):/.exec(externalTaskId)?.[1];
  const wanted = [...(ofExternalId === undefined ? [] : [ofExternalId]), ...words].map(toFault);
  const ofElements = elementIds.map((id) => MAGIC_ELEMENTS[id]);
  return [...wanted, ...ofElements].flatMap((fault) => (fault === undefined ? [] : [Fault.parse(fault)]));
}

function toFault(word: string): Record<string, unknown> | undefined {
  const code = Number(/^reject-(\d{4})$/.exec(word)?.[1]);
  if (KLING_ERRORS.some((row) => row.code === code && code !== 0)) return { name: 'error', code };
  if (Object.hasOwn(SHORTHANDS, word)) return SHORTHANDS[word];
  // Not the clock: tokens are judged before a prompt is read.
  return FAULT_NAMES.includes(word) && word !== 'clock-skew' ? { name: word } : undefined;
}
