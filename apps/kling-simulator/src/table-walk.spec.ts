import { listCapabilities, listModels } from '@kp/kling-api/capabilities';
import type { Capability } from '@kp/kling-api/capability';
import type { KlingOrder } from '@kp/kling-api/order';
import { toCreateRequest } from '@kp/kling-api/payload';
import { planTask } from '@kp/kling-api/plan-task';
import { specOfBody } from '@kp/kling-api/request-to-spec';
import { readKlingTask } from '@kp/kling-api/task-record';
import { toOrder } from '@kp/kling-api/task-to-order';
import { WALK_DEFAULT_SECONDS, type Refusal } from '@kp/kling-api/walk/refusal.fixture';
import { refusedPaths, tableWalk, type WalkCase } from '@kp/kling-api/walk/table-walk.fixture';
import { IMAGE_PATH, startTestSimulator, TEXT_PATH, type Answer, type TestSimulator } from './simulator.harness.ts';
import { createVirtualClock } from './virtual.clock.ts';

const clock = createVirtualClock();
let simulator: TestSimulator;
/** Finished clips that can be extended, by model. */
const clips = new Map<string, string>();

beforeAll(async () => {
  simulator = await startTestSimulator({ videoConcurrency: 100_000, imageConcurrency: 100_000, videoUnits: 1e8, imageUnits: 1e8 }, clock);
  for (const [model, name] of [['kling-1.6', 'kling-v1-6'], ['kling-1.5', 'kling-v1-5'], ['kling-1.0', 'kling-v1']] as const) {
    const { data } = (await simulator.call('POST', name === 'kling-v1-5' ? IMAGE_PATH : TEXT_PATH, { model_name: name, prompt: 'a lighthouse', ...(name === 'kling-v1-5' ? { image: 'https://media.example.com/harbour.png' } : {}) })).body;
    clock.advance(60_000);
    const { task_id: id } = data as { task_id: string };
    clips.set(model, readKlingTask(((await simulator.call('GET', `/tasks?task_ids=${id}`)).body.data as unknown[])[0])?.outputs[0]?.id ?? '');
  }
});
afterAll(() => simulator.close());

const specOf = ({ body, model }: WalkCase) => specOfBody(body, (source) => ({ source }), body.sourceTaskId === undefined ? undefined : (clips.get(model) ?? 'no-clip-of-this-model'));

/** How the plan for one generation differs from what the table implies; undefined when it does not. */
function planComplaint(each: WalkCase, dialect: Capability['dialect']): string | undefined {
  const planning = planTask(specOf(each), { dialects: [dialect], defaultDurationSeconds: WALK_DEFAULT_SECONDS });
  const wanted = refusedPaths(each, [dialect]) ?? [];
  const seen = planning.ok ? [] : [...new Set(planning.errors.map(({ path }) => path))].toSorted();
  return JSON.stringify(seen) === JSON.stringify(wanted) ? undefined : `${titleOf(each, dialect)}: wanted [${wanted.join()}], planned [${seen.join()}]`;
}

/** Answers by request: what cannot be said leaves many cases alike. */
const answers = new Map<string, Answer>();

/** Sends an order as this generation says it, once. */
async function send(order: KlingOrder, { dialect }: Capability): Promise<Answer> {
  const { path, body } = toCreateRequest(order, dialect, { externalTaskId: '' });
  const key = `${path} ${JSON.stringify(body)}`;
  const answer = answers.get(key) ?? (await simulator.call('POST', path, body));
  answers.set(key, answer);
  return answer;
}

/** What the simulator says of a case in one generation, if that is not what the table implies. */
async function wireComplaint(each: WalkCase, { capability, refusals }: WalkCase['verdicts'][number]): Promise<string | undefined> {
  const { order } = toOrder(specOf(each), each.model, capability, { durationSeconds: WALK_DEFAULT_SECONDS });
  const { status, body } = await send(order, capability);
  const seen = status === 200 && body.code === 0 ? 'accepted' : body.code === 1201 ? 'refused' : `answered ${status} ${body.code}`;
  const wanted = isSaid(refusals) ? 'refused' : 'accepted';
  return seen === wanted ? undefined : `${titleOf(each, capability.dialect)}: ${JSON.stringify(refusals)}, but ${seen}: ${body.message}`;
}

const isSaid = (refusals: readonly Refusal[]): boolean => refusals.some(({ unsaid }) => unsaid === undefined);
const titleOf = ({ title, body }: WalkCase, dialect: string): string => `${title} (${dialect}) ${JSON.stringify(body).slice(0, 300)}`;

const CASES = tableWalk();

it('plans every case as the table implies, in each generation alone', () => {
  const wrong = CASES.flatMap((each) => (['new', 'legacy'] as const).flatMap((dialect) => planComplaint(each, dialect) ?? []));
  expect(wrong).toEqual([]);
});

it('sends what is accepted, and the simulator accepts it; what is refused is refused there too, unless it cannot be said', async () => {
  const counts = { accepted: 0, refused: 0 };
  const unsaidCounts = new Map<string, number>();
  const wrong: string[] = [];
  for (const each of CASES) {
    for (const verdict of each.verdicts) {
      const complaint = await wireComplaint(each, verdict);
      if (complaint !== undefined) wrong.push(complaint);
      const [{ unsaid = '' } = {}] = verdict.refusals;
      if (verdict.refusals.length === 0) counts.accepted += 1;
      else if (isSaid(verdict.refusals)) counts.refused += 1;
      else unsaidCounts.set(unsaid, (unsaidCounts.get(unsaid) ?? 0) + 1);
    }
  }
  expect(wrong).toEqual([]);
  const tasks = [...answers.values()].filter(({ status }) => status === 200).length;
  expect(simulator.stats.created).toBe(tasks + clips.size);
  const fields = new Set(CASES.map(({ field }) => field).filter(Boolean));
  const reasons = [...unsaidCounts].map(([reason, count]) => `${count} because ${reason}`);
  process.stdout.write(`table walk: ${listCapabilities().length} rows of ${listModels().length} models, ${fields.size} fields, ${CASES.length} bodies. ${counts.accepted} orders are accepted over HTTP, ${counts.refused} refused.\nRefused before, and nothing the provider could notice:\n  ${reasons.join('\n  ')}\n`);
}, 120_000);

it('would notice a row that says something else', async () => {
  const [model] = listModels();
  if (model === undefined) throw new Error('There is no model.');
  const bent = (change: Partial<Capability>) => tableWalk([{ ...model, capabilities: model.capabilities.map((row) => (row.type === 'text-to-video' && row.dialect === 'legacy' ? { ...row, ...change } : row)) }]);
  const complaints = (cases: readonly WalkCase[]) => cases.flatMap((each) => planComplaint(each, 'legacy') ?? []);
  expect(complaints(bent({}))).toEqual([]);
  expect(complaints(bent({ promptMaxCharacters: 2501 }))).toContainEqual(expect.stringContaining('text-to-video prompt'));
  expect(complaints(bent({ durationsSeconds: [3, 4, 5] }))).toContainEqual(expect.stringContaining('text-to-video durationSeconds'));
  expect(complaints(bent({ status: 'retired' })).length).toBeGreaterThan(50);
  const [wrong] = bent({ qualities: ['std'] }).filter(({ field, body }) => field === 'quality' && body.quality === 'pro');
  const [verdict] = wrong?.verdicts.filter(({ capability }) => capability.dialect === 'legacy') ?? [];
  expect(wrong && verdict && (await wireComplaint(wrong, verdict))).toContain('but accepted');
});
