import { refusedPaths, tableWalk, type WalkCase } from '@kp/kling-api/walk/table-walk.fixture';
import { PICTURE } from '@kp/kling-api/walk/walk.parts.fixture';
import { startProcess, throwawayFolder } from '@kp/testing';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { RunningStack, type Answer, type ApiTask } from './running-stack.ts';

const SIMULATOR_MAIN = fileURLToPath(new URL('../../../apps/kling-simulator/dist/main.js', import.meta.url));
/** Images that one task can make: it needs as many slots. */
const MOST_IMAGES = 9;
/** Requests under way at once. */
const AT_ONCE = 16;

interface Problem {
  code: string;
  errors?: { path: string; code: string; message: string }[];
}

// `npm run proof` walks all; a test run every third: the table's own suites walk all of it without a gateway.
const CASES = process.env['PROOF'] === '1' ? tableWalk() : tableWalk().filter((_each, index) => index % 3 === 0);
/** Tasks whose clips the cases go on from, by model. */
const sources = new Map<string, string>();
let platform: RunningStack;
let before: number;

beforeAll(async () => {
  const provider = startProcess({ args: [SIMULATOR_MAIN, '--port', '0', '--seed', 'walk', '--speed', '100', '--clips-dir', path.join(throwawayFolder('walk-clips'), 'clips')] });
  const [line] = await provider.printed(/\{.*\}/);
  const { url, apiKey } = JSON.parse(line) as { url: string; apiKey: string };
  // With an API key both generations are open.
  platform = await RunningStack.start('table-walk', { env: { KLING_API_KEY: apiKey, KLING_API_BASE_URL: url, KLING_MAX_CONCURRENCY: String(MOST_IMAGES) } });
  for (const [model, change] of [['kling-1.6', {}], ['kling-1.5', { type: 'image-to-video', imageUrl: PICTURE }], ['kling-1.0', {}]] as const) {
    const { taskId } = await platform.createTask({ model, durationSeconds: 5, ...change });
    sources.set(model, taskId);
  }
  for (const taskId of sources.values()) expect((await platform.waitForEnd(taskId)).status).toBe('SUCCEEDED');
  // From here on nothing can be submitted.
  await provider.kill('SIGTERM');
  before = await countTasks();
});
afterAll(async () => {
  await platform?.stop();
});

const countTasks = async (): Promise<number> => Number((await platform.query<{ count: string }>('SELECT count(*) FROM generation.task'))[0]?.count);

function send({ body, model }: WalkCase): Promise<Answer<ApiTask & Problem>> {
  const { sourceTaskId } = body;
  return platform.request('/v1/tasks', { json: { ...body, ...(sourceTaskId === undefined ? {} : { sourceTaskId: sources.get(model) ?? sources.get('kling-1.6') }) } });
}

/** How an answer differs from what the table implies; undefined when it does not. */
function complaint(each: WalkCase, { status, body }: Answer<ApiTask & Problem>): string | undefined {
  const wanted = refusedPaths(each);
  const named = [...new Set(body.errors?.map(({ path }) => path))].toSorted();
  const isRight = wanted === undefined ? status === 202 : status === 400 && body.code === 'validation-failed' && JSON.stringify(named) === JSON.stringify(wanted);
  return isRight ? undefined : `${each.title} ${JSON.stringify(each.body).slice(0, 300)}: wanted ${wanted === undefined ? 202 : `400 [${wanted.join()}]`}, answered ${status} [${named.join()}]`;
}

/** Sends all cases, a bounded number at once, and gives the answer to each. */
async function walk(cases: readonly WalkCase[]): Promise<Answer<ApiTask & Problem>[]> {
  const answers: Answer<ApiTask & Problem>[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) answers[index] = await send(cases[index] as WalkCase);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

test('every row × field at its limits is answered as the table implies, and exactly what is accepted is stored', async () => {
  const start = performance.now();
  const answers = await walk(CASES);
  const seconds = Math.round((performance.now() - start) / 1000);
  expect(CASES.flatMap((each, index) => complaint(each, answers[index] as Answer<ApiTask & Problem>) ?? [])).toEqual([]);

  const taskIds = answers.flatMap(({ status, body }) => (status === 202 ? [body.taskId] : []));
  process.stdout.write(`table walk: ${CASES.length} requests in ${seconds} s, ${taskIds.length} accepted, ${CASES.length - taskIds.length} refused\n`);
  const stored = await platform.query<{ id: string; type: string; model: string }>("SELECT id, request->>'type' AS type, request->>'model' AS model FROM generation.task ORDER BY id");
  const wanted = answers.flatMap(({ status, body: { taskId } }, index) => (status === 202 ? [{ id: taskId, type: CASES[index]?.type, model: CASES[index]?.model }] : []));
  expect(stored.filter(({ id }) => ![...sources.values()].includes(id))).toEqual(wanted.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  expect(stored).toHaveLength(before + taskIds.length);
  // Nothing of it reached a provider.
  expect(await platform.query('SELECT 1 FROM generation.attempt WHERE provider_task_id IS NOT NULL')).toHaveLength(sources.size);
  expect((await platform.simulator())['created']).toBe(0);
}, 300_000);

test('a wrong expectation would be noticed', async () => {
  const taken = CASES.find((each) => refusedPaths(each) === undefined);
  const refused = CASES.find((each) => refusedPaths(each) !== undefined && each.field === 'durationSeconds');
  if (taken === undefined || refused === undefined) throw new Error('There is no such case.');
  const [takenAnswer, refusedAnswer] = await walk([taken, refused]);
  if (takenAnswer === undefined || refusedAnswer === undefined) throw new Error('There is no answer.');
  expect(complaint(taken, refusedAnswer)).toContain('wanted 202, answered 400 [durationSeconds]');
  expect(complaint(refused, takenAnswer)).toContain('wanted 400 [durationSeconds], answered 202');
  expect(complaint({ ...refused, verdicts: refused.verdicts.map((verdict) => ({ ...verdict, refusals: [{ paths: ['prompt'] }] })) }, refusedAnswer)).toContain('wanted 400 [prompt]');
});
