import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { throwawayFolder } from '@kp/testing';
import { png } from './png.ts';
import { RunningStack, type ApiTask } from './running-stack.ts';

/** Everything of this step through the public door: every product, both generations, forced outcomes, and the books of both sides. */

let platform: RunningStack;
const live = () => platform.info.apiKey;
const test_ = () => platform.info.testApiKey;

beforeAll(async () => {
  platform = await RunningStack.start('kling-contract', { simulatorSpeed: 20 });
});
afterAll(() => platform?.stop());

/** A clip as a caller might have it: 720 × 720, some seconds, silent. */
function mp4(seconds: number): Uint8Array<ArrayBuffer> {
  const file = path.join(throwawayFolder('clip'), 'clip.mp4');
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=size=720x720:rate=24:duration=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-y', file]);
  return Uint8Array.from(readFileSync(file));
}

async function upload(body: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  const answer = await platform.request<{ assetId: string }>('/v1/uploads', { method: 'POST', body, headers: { 'content-type': type } });
  if (answer.status !== 201) throw new Error(`upload answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.assetId;
}

const attemptOf = async (task: ApiTask) => (await platform.query<{ state: string; dialect: string; path: string; model: string; slot_kind: string; slot_weight: number; unit_deduction: string | null; last_answer: unknown }>('SELECT state, dialect, path, model, slot_kind, slot_weight, unit_deduction, last_answer FROM generation.attempt WHERE task_id = $1', [task.taskId]))[0];
const ended = async (fields: Record<string, unknown>, key = live()) => {
  const task = await platform.createTask({ durationSeconds: undefined, ...fields }, { key });
  const end = await platform.waitForEnd(task.taskId, { key });
  if (end.status !== 'SUCCEEDED') throw new Error(`${JSON.stringify(fields)} ended ${end.status}: ${JSON.stringify(end.error)}`);
  return end;
};

describe('every product, stored', () => {
  test('three images: one task, three slots, three files at home', async () => {
    const task = await ended({ type: 'text-to-image', prompt: 'A teapot', imageCount: 3, aspectRatio: '1:1' });
    expect(task.outputs.map(({ key, width, height }) => [key.split('/').at(-1), width, height])).toEqual([0, 1, 2].map((index) => [`${task.taskId}-${index}.png`, 1024, 1024]));
    expect(task.videoUrl).toBeUndefined();
    expect(await attemptOf(task)).toMatchObject({ state: 'succeeded', path: '/v1/images/generations', slot_kind: 'image', slot_weight: 3, unit_deduction: '24' });
    const bytes = new Uint8Array(await (await fetch(task.outputs[2]?.url ?? '')).arrayBuffer());
    expect(Buffer.from(bytes.subarray(1, 4)).toString()).toBe('PNG');
    expect(bytes.length).toBe(task.outputs[2]?.bytes);
    expect(task.cost).toEqual({ costUnits: 1.05, estimated: false });
  });

  test('an image from an uploaded image, face and strength', async () => {
    const assetId = await upload(png(640, 640), 'image/png');
    const task = await ended({ type: 'image-to-image', model: 'kling-2.1', prompt: 'The same face at night', references: [{ kind: 'face', source: assetId }], strength: 'faithful' });
    expect(task.outputs).toHaveLength(1);
  });

  test('omni-video with pictures, names in the prompt and a clip handed over by link', async () => {
    const [hero, house, clip] = [await upload(png(640, 480), 'image/png'), await upload(png(480, 640), 'image/png'), await upload(mp4(3), 'video/mp4')];
    const task = await ended({ type: 'omni-video', model: 'kling-3.0-omni', prompt: '@hero walks past @house as in @take', durationSeconds: 3, references: [{ kind: 'image', source: hero, name: 'hero' }, { kind: 'subject', source: house, name: 'house' }, { kind: 'video', source: clip, name: 'take' }] });
    expect(task.outputs[0]).toMatchObject({ width: 1280, height: 720 });
    const [sent] = await platform.simulator<{ prompt: string; externalTaskId: string }[]>('/_simulator/tasks').then((tasks) => tasks.filter(({ prompt }) => prompt.includes('walks past')));
    expect(sent?.prompt).toMatch(/image_1.*image_2.*video_1|@hero.*@house.*@take/);
  });

  test('motion-control follows an uploaded clip', async () => {
    const [character, dance] = [await upload(png(640, 640), 'image/png'), await upload(mp4(4), 'video/mp4')];
    const task = await ended({ type: 'motion-control', prompt: undefined, imageUrl: character, motionClip: dance, characterOrientation: 'video', quality: 'pro' });
    // 4 s × pro × motion control.
    expect(task.cost.costUnits).toBeCloseTo(4 * 1.6 * 1.3, 5);
  });

  test('a clip goes on where another ended, but only where the model can', async () => {
    const first = await ended({ model: 'kling-1.6', prompt: 'A fox runs', durationSeconds: 5 });
    const next = await ended({ type: 'video-extend', prompt: 'It stops', sourceTaskId: first.taskId });
    expect(next.outputs).toHaveLength(1);
    const modern = await ended({ prompt: 'A fox sleeps', durationSeconds: 3 });
    const refusal = await platform.request<{ errors: { path: string; code: string }[] }>('/v1/tasks', { json: { type: 'video-extend', sourceTaskId: modern.taskId } });
    expect([refusal.status, refusal.body.errors]).toMatchObject([400, [{ path: 'sourceTaskId', code: 'not-extendable' }]]);
  });

  test('start and end image, several shots, multi-image', async () => {
    const [a, b] = [await upload(png(1280, 720), 'image/png'), await upload(png(1280, 720), 'image/png')];
    await ended({ type: 'image-to-video', prompt: 'From here to there', firstFrame: a, lastFrame: b, durationSeconds: 3 });
    const shots = [{ prompt: 'A door', durationSeconds: 1 }, { prompt: 'A room', durationSeconds: 2 }];
    expect(await ended({ prompt: undefined, shots })).toMatchObject({ prompt: '', durationSeconds: 3, shots });
    await ended({ type: 'multi-image-to-video', prompt: 'Both together', references: [{ kind: 'image', source: a }, { kind: 'image', source: b }], durationSeconds: 5 });
  });

  test('the sandbox reaches the new generation with its API key, live tasks went by signed tokens', async () => {
    const task = await ended({ prompt: 'A turbo lake', model: 'kling-3.0-turbo', durationSeconds: 3 }, test_());
    expect(await attemptOf(task)).toMatchObject({ dialect: 'new', path: '/text-to-video/kling-3.0-turbo', unit_deduction: '2.4' });
    const stats = await platform.simulator();
    expect([Number(stats['signedRequests']) > 0, Number(stats['apiKeyRequests']) > 0, stats['refusedAuth']]).toEqual([true, true, 0]);
    const refusal = await platform.request<{ errors: { path: string; code: string }[] }>('/v1/tasks', { json: { type: 'text-to-video', prompt: 'x', model: 'kling-3.0-turbo' } });
    expect(refusal.body.errors).toMatchObject([{ path: 'model', code: 'generation-not-available' }]);
  });

  test('what the model has no field for is said in the prompt, and kept apart', async () => {
    const task = await ended({ model: 'kling-o1', type: 'omni-video', prompt: 'A harbour', negativePrompt: 'rain', motionPreset: 'subtle', seed: 7, durationSeconds: 3 });
    expect(task).toMatchObject({ prompt: 'A harbour', negativePrompt: 'rain', seed: 7 });
    const sent = await platform.simulator<{ prompt: string }[]>('/_simulator/tasks');
    expect(sent.map(({ prompt }) => prompt)).toContain('A harbour\nSubtle, gentle motion.\nAvoid: rain');
  });
});

describe('outcomes that sandbox users can force, with a test-mode key', () => {
  const forced = (prompt: string) => platform.createTask({ prompt }, { key: test_() });

  test.each([
    ['sim:moderation', 'provider-failed'],
    ['sim:fail', 'provider-failed'],
    ['sim:reject-1301', 'provider-rejected'],
    ['sim:reject-1201', 'provider-rejected'],
  ])('%s fails the task with %s, free of charge', async (word, code) => {
    const task = await forced(`A lake ${word}`);
    expect(await platform.waitForEnd(task.taskId, { key: test_() })).toMatchObject({ status: 'FAILED', error: { code }, cost: { costUnits: 0 } });
  });

  test.each(['sim:unknown-status', 'sim:no-output'])('%s: quarantined with the raw answer, never ended by a guess', async (word) => {
    const task = await forced(`A lake ${word}`);
    const seen = await platform.waitForTask(task.taskId, ({ waiting }) => waiting?.reason === 'quarantine', { key: test_() });
    expect(['QUEUED', 'RUNNING']).toContain(seen.status);
    const attempt = await attemptOf(task);
    expect(attempt?.state).toBe('submitted');
    expect(JSON.stringify(attempt?.last_answer)).toContain(word === 'sim:unknown-status' ? 'archived' : 'succe');
  });

  test('when an answer is lost or unreadable the task exists once and is adopted', async () => {
    const words = ['sim:created-anyway', 'sim:timeout', 'sim:lost-answer', 'sim:html', 'sim:invalid-json', 'sim:empty-body', 'sim:truncated-body'];
    const tasks = await Promise.all(words.map((word) => forced(`A lake ${word}`)));
    for (const [index, task] of tasks.entries()) expect([words[index], (await platform.waitForEnd(task.taskId, { key: test_() })).status]).toEqual([words[index], 'SUCCEEDED']);
    const made = await platform.simulator<{ prompt: string }[]>('/_simulator/tasks');
    for (const word of words) expect([word, made.filter(({ prompt }) => prompt.endsWith(word)).length]).toEqual([word, 1]);
  });

  test.each(['sim:busy', 'sim:no-money'])('%s: nothing is made, and the task says why it waits', async (word) => {
    const task = await forced(`A lake ${word}`);
    const seen = await platform.waitForTask(task.taskId, ({ waiting }) => waiting?.reason === 'backoff' || waiting?.reason === 'provider', { key: test_() });
    expect(seen.status).toBe('CREATED');
    await platform.query(`UPDATE generation.task SET status = 'FAILED', version = version + 1, finished_at = now() WHERE id = $1`, [task.taskId]);
  });
});

test('both books agree: what Kling deducted is what we recorded, task by task', async () => {
  const ours = await platform.query<{ id: string; units: string }>(`SELECT id, unit_deduction::text AS units FROM generation.attempt WHERE state = 'succeeded' ORDER BY id`);
  const ledger = await platform.simulator<{ entries: { externalTaskId: string; units: number }[] }>('/_simulator/ledger');
  const theirs = new Map(ledger.entries.map((entry) => [entry.externalTaskId, entry.units]));
  expect(ours.length).toBeGreaterThan(10);
  for (const { id, units } of ours) expect([id, Number(units)]).toEqual([id, theirs.get(id)]);
});
