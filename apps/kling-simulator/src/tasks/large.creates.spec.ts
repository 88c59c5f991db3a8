import { startTestSimulator, IMAGE_PATH, type TestSimulator } from '../simulator.harness.ts';

/** A PNG as far as its header goes, of so many bytes. */
function picture(bytes: number, width = 800): string {
  const content = Buffer.alloc(bytes, 7);
  content.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], 0);
  content.writeUInt32BE(width, 16);
  content.writeUInt32BE(800, 20);
  return content.toString('base64');
}

describe('large bodies', () => {
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startTestSimulator();
  });
  afterAll(() => simulator.close());

  const create = (image: string, name?: string, prompt = 'a lake') => simulator.call('POST', IMAGE_PATH, { model_name: 'kling-v3', prompt, image, external_task_id: name });

  it('are read as small ones are, many at a time, and their pictures are not kept', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => create(picture(2_000_000), `large-${index}`)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect(await create(picture(1_000_000, 299))).toMatchObject({ status: 400, body: { code: 1201, message: expect.stringMatching(/300/) } });
    expect(await create(picture(10 * 1024 * 1024 + 1))).toMatchObject({ status: 400, body: { code: 1201 } });
    expect(await create(picture(1_000_000), 'large-0')).toMatchObject({ body: { message: 'External_task_id large-0 already exists' } });
    expect(await create(picture(1_000_000), 'magic', 'sim:reject-1301')).toMatchObject({ body: { code: 1301 } });
    const rows = await (await fetch(`${simulator.url}/_simulator/tasks`)).text();
    expect(rows.length).toBeLessThan(10_000);
  });

  it('hold up nobody', async () => {
    const image = picture(9_000_000);
    let longestMs = 0;
    let last = performance.now();
    let turn: NodeJS.Immediate;
    const watch = (): void => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
      turn = setImmediate(watch);
    };
    // The client of this test works in the same thread: only what happens after it has sent is looked at.
    const body = JSON.stringify({ model_name: 'kling-v3', prompt: 'a lake', image });
    const headers = { authorization: `Bearer ${simulator.config.apiKey}`, 'content-type': 'application/json' };
    const answer = fetch(`${simulator.url}${IMAGE_PATH}`, { method: 'POST', headers, body });
    await new Promise((resolve) => setTimeout(resolve, 50));
    last = performance.now();
    watch();
    expect((await answer).status).toBe(200);
    clearImmediate(turn!);
    // Reading it in this thread takes more than a hundred; the rest is the noise of a busy machine.
    expect(longestMs).toBeLessThan(60);
  });

  it('that are no JSON are refused like any other', async () => {
    const headers = { authorization: `Bearer ${simulator.config.apiKey}`, 'content-type': 'application/json' };
    const response = await fetch(`${simulator.url}${IMAGE_PATH}`, { method: 'POST', headers, body: `{"prompt":"${'x'.repeat(400_000)}` });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 1200 });
  });
});
