/** @jest-environment ./src/shared-stack-environment.mjs */
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from './png.ts';
import { RunningStack, type ApiTask, type SimulatorTask } from './running-stack.ts';

const LAKE = 'A slow dolly-in toward a misty mountain lake at sunrise, soft fog drifting across the water';
let platform: RunningStack;

beforeAll(() => {
  platform = RunningStack.shared();
});

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function durationOf(bytes: ArrayBuffer): Promise<number> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  return input.computeDuration();
}

describe('from prompt to stored video', () => {
  let task: ApiTask;

  beforeAll(async () => {
    const created = await platform.createTask({ prompt: LAKE, durationSeconds: 5, aspectRatio: '9:16' });
    expect(created.stage).toBe('Preparing…');
    task = await platform.waitForEnd(created.taskId);
  });

  test('the task goes through every state once and ends as SUCCEEDED', () => {
    expect(task.status).toBe('SUCCEEDED');
    const states = task.timeline.map((entry) => entry.status);
    expect(states[0]).toBe('CREATED');
    expect(states.at(-1)).toBe('SUCCEEDED');
    expect(new Set(states).size).toBe(states.length);
    expect(task.timeline.map((entry) => entry.version)).toEqual(states.map((_, index) => index + 1));
    expect(task.cost).toEqual({ costUnits: 5, estimated: false });
  });

  test('the file is where the database says, with the recorded hash, and plays for the requested time', async () => {
    const [row] = await platform.query<{ key: string; sha256: string; bytes: string }>('SELECT key, sha256, bytes FROM storage.asset WHERE task_id = $1', [task.taskId]);
    const file = path.join(platform.info.objectStoreDir ?? '', row?.key ?? 'missing');
    expect(await sha256OfFile(file)).toBe(row?.sha256);
    expect(task.outputs[0]).toMatchObject({ key: row?.key, sha256: row?.sha256, bytes: Number(row?.bytes), width: 720, height: 1280 });
    const bytes = await readFile(file);
    expect(Math.abs((await durationOf(new Uint8Array(bytes).buffer)) - 5)).toBeLessThanOrEqual(0.1);
    expect(Math.abs((task.outputs[0]?.durationSeconds ?? 0) - 5)).toBeLessThanOrEqual(0.1);
  });

  test('the signed link serves the whole file and ranges of it, and nothing when it is altered', async () => {
    const url = task.videoUrl ?? '';
    const whole = await fetch(url);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect((await whole.arrayBuffer()).byteLength).toBe(task.outputs[0]?.bytes);
    const range = await fetch(url, { headers: { range: 'bytes=100-199' } });
    expect(range.status).toBe(206);
    expect(range.headers.get('content-range')).toBe(`bytes 100-199/${task.outputs[0]?.bytes}`);
    expect((await range.arrayBuffer()).byteLength).toBe(100);
    expect((await fetch(url, { headers: { range: 'bytes=999999999-' } })).status).toBe(416);
    expect((await fetch(url.replace(/signature=./, (found) => (found.endsWith('_') ? 'signature=-' : 'signature=_')))).status).toBe(404);
    expect((await fetch(url.replace(/expires=\d+/, 'expires=99999999999'))).status).toBe(404);
  });

  test('all five services took part, and their rows agree', async () => {
    const [decision] = await platform.query<{ verdict: string }>('SELECT verdict FROM moderation.decision WHERE task_id = $1', [task.taskId]);
    expect(decision?.verdict).toBe('allowed');
    const attempts = await platform.query<{ id: string; state: string; provider_task_id: string }>('SELECT id, state, provider_task_id FROM generation.attempt WHERE task_id = $1', [task.taskId]);
    expect(attempts).toMatchObject([{ state: 'succeeded' }]);
    const providerTasks = await platform.simulator<SimulatorTask[] | { tasks: SimulatorTask[] }>('/_simulator/tasks');
    const known = Array.isArray(providerTasks) ? providerTasks : providerTasks.tasks;
    expect(known.filter((each) => each.externalTaskId === attempts[0]?.id)).toMatchObject([{ taskId: attempts[0]?.provider_task_id }]);
    // Events arrive after the answer: wait for the last consumer.
    await platform.waitForTask(task.taskId, () => true);
    const deadline = Date.now() + 15_000;
    let fact: { status: string; cost_units: string } | undefined;
    while (fact?.status !== 'SUCCEEDED' && Date.now() < deadline) [fact] = await platform.query<{ status: string; cost_units: string }>('SELECT status, cost_units FROM metrics.task_fact WHERE task_id = $1', [task.taskId]);
    expect(fact).toMatchObject({ status: 'SUCCEEDED' });
    expect(Number(fact?.cost_units)).toBe(5);
    const log = await platform.query<{ status: string }>(`SELECT data ->> 'status' AS status FROM gateway.event_log WHERE task_id = $1 ORDER BY id`, [task.taskId]);
    expect(log.map((each) => each.status)).toEqual(task.timeline.map((entry) => entry.status));
  });

  test('the task’s events replay from the beginning and the stream ends with the task', async () => {
    const stream = await platform.request<string>(`/v1/tasks/${task.taskId}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const seen = [...stream.body.matchAll(/^data: (.*)$/gm)].map((match) => (JSON.parse(match[1] ?? '{}') as { status: string }).status);
    expect(seen).toEqual(task.timeline.map((entry) => entry.status));
    const firstId = /^id: (\d+)$/m.exec(stream.body)?.[1] ?? '';
    const rest = await platform.request<string>(`/v1/tasks/${task.taskId}/events`, { headers: { 'last-event-id': firstId } });
    expect([...rest.body.matchAll(/^data: /gm)]).toHaveLength(seen.length - 1);
  });
});

describe('creating tasks', () => {
  test('the same Idempotency-Key gives the same task, also at the same time; another body is refused', async () => {
    const headers = { 'idempotency-key': 'order-4711' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => platform.createTask({ prompt: 'once' }, { headers })));
    expect(new Set(answers.map((answer) => answer.taskId)).size).toBe(1);
    const conflict = await platform.request<{ code: string }>('/v1/tasks', { json: { type: 'text-to-video', prompt: 'twice' }, headers });
    expect([conflict.status, conflict.body.code]).toEqual([409, 'idempotency-conflict']);
    const rows = await platform.query(`SELECT 1 FROM generation.task WHERE request ->> 'prompt' = 'once'`);
    expect(rows).toHaveLength(1);
  });

  test('an uploaded image becomes the first frame of an image-to-video task', async () => {
    const image = png(400, 300);
    const upload = await platform.request<{ assetId: string; width: number; height: number }>('/v1/uploads', { method: 'POST', body: image, headers: { 'content-type': 'image/png' } });
    expect(upload).toMatchObject({ status: 201, body: { width: 400, height: 300 } });
    const task = await platform.createTask({ type: 'image-to-video', imageUrl: upload.body.assetId, prompt: 'The picture comes to life' });
    expect((await platform.waitForEnd(task.taskId)).status).toBe('SUCCEEDED');
    const [attempt] = await platform.query<{ path: string }>('SELECT path FROM generation.attempt WHERE task_id = $1', [task.taskId]);
    expect(attempt?.path).toBe('/v1/videos/image2video');
  });

  test('a test-mode key sees its own tasks only', async () => {
    const task = await platform.createTask({ prompt: 'in the sandbox' }, { key: platform.info.testApiKey });
    expect((await platform.request(`/v1/tasks/${task.taskId}`)).status).toBe(404);
    expect((await platform.waitForEnd(task.taskId, { key: platform.info.testApiKey })).status).toBe('SUCCEEDED');
    const [attempt] = await platform.query<{ account: string }>('SELECT account FROM generation.attempt WHERE task_id = $1', [task.taskId]);
    expect(attempt?.account).toBe('sandbox');
  });

  test('lists page with a cursor, newest first, without gaps or repeats', async () => {
    const all = await platform.request<{ data: ApiTask[] }>('/v1/tasks?limit=100');
    const paged: string[] = [];
    let cursor = '';
    do {
      const page: { body: { data: ApiTask[]; meta: { nextCursor?: string } } } = await platform.request(`/v1/tasks?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.body.data.map((each) => each.taskId));
      cursor = page.body.meta.nextCursor ?? '';
    } while (cursor);
    expect(paged).toEqual(all.body.data.map((each) => each.taskId));
    expect(paged.length).toBeGreaterThan(2);
  });

  test('a prompt against the policy is refused with advice and becomes no task', async () => {
    const refused = await platform.request<{ code: string; detail: string }>('/v1/tasks', { json: { type: 'text-to-video', prompt: 'a gory beheading in a market' } });
    expect([refused.status, refused.body.code]).toEqual([422, 'prompt-blocked']);
    expect(refused.body.detail).not.toContain('beheading');
    expect(await platform.query(`SELECT 1 FROM generation.task WHERE request ->> 'prompt' LIKE '%beheading%'`)).toHaveLength(0);
    expect(await platform.query(`SELECT 1 FROM moderation.decision WHERE verdict = 'blocked'`)).toHaveLength(1);
  });
});
