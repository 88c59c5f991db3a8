import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually, IMAGE_PATH, startTestSimulator, type TestSimulator } from '../simulator.harness.ts';

/** A PNG as far as its header goes, of so many bytes. */
function picture(bytes: number, width = 800): string {
  const content = Buffer.alloc(bytes, 7);
  content.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
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
    // The client is a process of its own: making the body takes longer than anything that is measured here.
    const body = `JSON.stringify({ model_name: 'kling-v3', prompt: 'a lake', image: Buffer.concat([Buffer.from(${JSON.stringify(picture(24))}, 'base64'), Buffer.alloc(9_000_000, 7)]).toString('base64') })`;
    const program = `
      const body = ${body};
      process.stdout.write('ready');
      process.stdin.on('data', async () => {
        const headers = { authorization: 'Bearer ${simulator.config.apiKey}', 'content-type': 'application/json' };
        const response = await fetch('${simulator.url}${IMAGE_PATH}', { method: 'POST', headers, body });
        await response.text();
        process.stdout.write(' ' + response.status);
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await eventually(() => (output === 'ready' ? true : undefined));

    let longestMs = 0;
    let last = performance.now();
    let turn: NodeJS.Immediate | undefined;
    const watch = (): void => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
      turn = setImmediate(watch);
    };
    watch();
    const longest: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      longestMs = 0;
      child.stdin.write('go');
      await eventually(() => (output === `ready${' 200'.repeat(attempt)}` ? true : undefined));
      longest.push(longestMs);
    }
    clearImmediate(turn);
    child.kill();
    await once(child, 'exit');
    // Read in this thread it would take more than a hundred each time; a few are usual, the rest is for busy machines.
    expect(Math.min(...longest)).toBeLessThan(50);
  });

  it('that are no JSON are refused like any other', async () => {
    const headers = { authorization: `Bearer ${simulator.config.apiKey}`, 'content-type': 'application/json' };
    const response = await fetch(`${simulator.url}${IMAGE_PATH}`, { method: 'POST', headers, body: `{"prompt":"${'x'.repeat(400_000)}` });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 1200 });
  });
});
