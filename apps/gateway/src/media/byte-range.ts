import type { ByteRange } from '@kp/object-store';

/**
 * The one range a `Range` header asks for (RFC 9110 §14.1.2).
 * @returns undefined when the header is absent or to be ignored (several ranges, another unit); `unsatisfiable`
 * when it lies outside the object.
 */
export function parseByteRange(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const start = match[1] === '' ? Math.max(0, bytes - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  return start > end || start >= bytes ? 'unsatisfiable' : { start, end };
}
