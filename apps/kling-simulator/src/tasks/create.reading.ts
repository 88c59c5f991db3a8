import type { KlingOrder } from '@kp/kling-api/order';
import { readKlingCreate, type KlingCreateReading } from '@kp/kling-api/read-create';
import { peekCreate, type PeekedCreate } from '../faults/create.peek.ts';

/** Everything that is wanted of a create body; what it weighed is gone. */
export interface CreateReading {
  peeked: PeekedCreate;
  result: KlingCreateReading;
}

/** Reads a body as Kling would. The content of media is checked and then forgotten: ten thousand tasks must fit into memory. */
export function readCreate(path: string, body: unknown): CreateReading {
  const result = readKlingCreate(path, body);
  return { peeked: peekCreate(body), result: result.ok ? { ok: true, create: { ...result.create, order: withoutContent(result.create.order) } } : result };
}

function withoutContent(order: KlingOrder): KlingOrder {
  return strip(order) as KlingOrder;
}

/** Copies a value; sources that are no address lose their text. */
function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'source' && typeof inner === 'string' && !/^https?:/i.test(inner) ? '(content)' : strip(inner)]));
}
