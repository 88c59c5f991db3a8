import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';

/** Items written per turn of the event loop: a millisecond or two. */
const ITEMS_PER_TURN = 20;

/** Sends a long array without holding up other requests. */
export function streamJsonArray<Item>(reply: FastifyReply, items: Iterable<Item>): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(Readable.from(arrayText(items), { objectMode: false }));
}

/** Sends an object whose last member is a long array. */
export function streamJsonObject<Item>(reply: FastifyReply, head: object, name: string, items: Iterable<Item>): FastifyReply {
  async function* text(): AsyncGenerator<string> {
    yield `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(name)}:`;
    yield* arrayText(items);
    yield '}';
  }
  return reply.type('application/json; charset=utf-8').send(Readable.from(text(), { objectMode: false }));
}

async function* arrayText<Item>(items: Iterable<Item>): AsyncGenerator<string> {
  let pieces: string[] = [];
  let first = true;
  yield '[';
  for (const item of items) {
    pieces.push(`${first ? '' : ','}${JSON.stringify(item)}`);
    first = false;
    if (pieces.length < ITEMS_PER_TURN) continue;
    yield pieces.join('');
    pieces = [];
    await nextTurn();
  }
  yield `${pieces.join('')}]`;
}

/** Maps a long page without holding up other requests. */
export async function mapInTurns<Item, Result>(items: readonly Item[], map: (item: Item) => Result): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    if (results.length % ITEMS_PER_TURN === ITEMS_PER_TURN - 1) await nextTurn();
    results.push(map(item));
  }
  return results;
}
