// The bench of live events, scaled down: the same readers, 300 of them, beside the same floor.
import { fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pausedReader, Watchers } from '../../bench/watchers.mjs';
import { openEventStreams } from './live-events.fixture.ts';

const COUNT = 300;
let fixture;
beforeAll(async () => (fixture = await openEventStreams({ heartbeatMs: 1_500 })));
afterAll(() => fixture.close());

test('300 watchers get each event, with few reads and hardly later than from a bare server', async () => {
  const floor = fork(fileURLToPath(new URL('../../bench/floor-server.mjs', import.meta.url)), { execArgv: [] });
  const floorPort = await new Promise((resolve) => floor.once('message', ({ port }) => resolve(port)));
  const ours = new Watchers();
  const bare = new Watchers();
  await Promise.all([ours.open({ url: fixture.url, count: COUNT }), bare.open({ url: `http://127.0.0.1:${floorPort}/`, count: COUNT })]);
  await delay(200);
  for (let round = 1; round <= 3; round += 1) {
    const words = `task_round_${round}_`;
    const theirs = await bare.delivery(words, async () => floor.send({ frame: `id: ${round}\nevent: task.updated\ndata: {"taskId":"${words}"}\n\n` }));
    const mine = await ours.delivery(words, async () => fixture.tell({ taskId: words }));
    expect([mine.last, theirs.last].every((ms) => ms > 0)).toBe(true);
  }
  expect(fixture.streams.size).toEqual({ streams: COUNT, tails: 1 });
  await Promise.all([ours.close(), bare.close()]);
  floor.disconnect();
});

test('a reader that pauses gets the rest when it reads on', async () => {
  const reader = await pausedReader({ url: fixture.url });
  const from = (await fixture.log.readBounds('ws_a')).head;
  for (let n = 0; n < 10; n += 1) await fixture.tell(...Array.from({ length: 50 }, () => ({ error: { code: 'x', message: 'x'.repeat(16_000) } })));
  reader.resume();
  const deadlineMs = performance.now() + 15_000;
  while (reader.ids.length < 500 && performance.now() < deadlineMs) await delay(20);
  expect(reader.ids).toEqual(Array.from({ length: 500 }, (_, index) => from + index + 1));
  reader.close();
});
