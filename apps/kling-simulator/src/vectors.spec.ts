import { readKlingTask } from '@kp/kling-api/task-record';
import { ALL_VECTORS } from '@kp/kling-api/vectors/all-vectors';
import { namesField, type Vector } from '@kp/kling-api/vectors/vector';
import { EXTENDED_VIDEO_ID } from '@kp/kling-api/vectors/video-extend-legacy.vectors';
import { startTestSimulator, TEXT_PATH, type Answer, type TestSimulator } from './simulator.harness.ts';
import { createVirtualClock } from './virtual.clock.ts';

/** Codes of a refusal for what a body holds (kling-api.md §2.2): no object, a bad field, no such path. */
const CODES = { body: 1200, field: 1201, model: 1203 } as const;

const clock = createVirtualClock();
let simulator: TestSimulator;
/** Id of a finished clip of a model that can be extended; stands where the vectors have their made-up one. */
let videoId: string;

beforeAll(async () => {
  simulator = await startTestSimulator({ videoConcurrency: 100_000, imageConcurrency: 100_000, videoUnits: 1e8, imageUnits: 1e8 }, clock);
  const { body } = await simulator.call('POST', TEXT_PATH, { model_name: 'kling-v1-6', prompt: 'the boat leaves the harbour' });
  clock.advance(60_000);
  const { task_id: taskId } = body.data as { task_id: string };
  videoId = readKlingTask((await simulator.call('GET', `${TEXT_PATH}/${taskId}`)).body.data)?.outputs[0]?.id ?? '';
});
afterAll(() => simulator.close());

/** A vector's body as it can stand beside all others in one account: the clip is one that exists, external ids are unique. */
function bodyOf(vector: Vector, number: number): object {
  const { body } = vector;
  const unique = (fields: object): object => ('external_task_id' in fields && typeof fields.external_task_id === 'string' && fields.external_task_id !== '' ? { ...fields, external_task_id: `${fields.external_task_id}-${number}` } : fields);
  const { options, video_id: id } = body;
  return { ...unique(body), ...(typeof options === 'object' && options !== null && !Array.isArray(options) ? { options: unique(options) } : {}), ...(id === EXTENDED_VIDEO_ID ? { video_id: videoId } : {}) };
}

function codeOf({ field }: Vector): number {
  return field === 'body' || field === 'model' ? CODES[field] : CODES.field;
}

/** What is wrong with an answer to a vector; undefined when nothing is. */
function complaint(vector: Vector, { status, body }: Answer, created: number): string | undefined {
  const seen = `${vector.id}: ${status} ${body.code} "${body.message}", ${created} created`;
  if (vector.verdict === 'accept') return status === 200 && body.code === 0 && created === 1 ? undefined : seen;
  if (status < 400 || body.code !== codeOf(vector) || 'data' in body || created !== 0) return seen;
  // No path of that name and no object: there is no field to be named.
  return body.code !== CODES.field || namesIn(body.message).some((name) => namesField(vector, name)) ? undefined : seen;
}

/** Everything in a message that may be the name of a field. */
const namesIn = (message: string): string[] => message.match(/[a-z_]+(?:\.(?:\d+|[a-z_]+))*/g) ?? [];

it('answers every hand-written request over HTTP as Kling owes it, and makes a task of exactly the accepted ones', async () => {
  const before = simulator.stats.created;
  const refusedBefore = simulator.stats.refusedCreates;
  const wrong: string[] = [];
  for (const [number, vector] of ALL_VECTORS.entries()) {
    const known = simulator.stats.created;
    const answer = await simulator.call('POST', vector.path, bodyOf(vector, number));
    wrong.push(...[complaint(vector, answer, simulator.stats.created - known)].filter((each) => each !== undefined));
  }
  expect(wrong).toEqual([]);
  const accepted = ALL_VECTORS.filter(({ verdict }) => verdict === 'accept').length;
  expect([simulator.stats.created - before, simulator.stats.refusedCreates - refusedBefore]).toEqual([accepted, ALL_VECTORS.length - accepted]);
  clock.advance(60_000);
  expect(simulator.stats.inFlight).toBe(0);
}, 60_000);

it('would notice a wrong verdict, a wrong field and a task of a refusal', () => {
  const vector: Vector = { id: 'text/mode', section: '§5.4', fact: 'mode is std or pro', path: TEXT_PATH, body: {}, verdict: 'refuse', field: 'mode' };
  const answer = (status: number, code: number, message: string): Answer => ({ status, body: { code, message, request_id: '1' } });
  expect(complaint(vector, answer(400, 1201, 'mode: "fast" is not offered.'), 0)).toBeUndefined();
  expect(complaint(vector, answer(400, 1201, 'duration: "fast" is not offered.'), 0)).toContain('text/mode');
  expect(complaint(vector, answer(400, 1201, 'mode: "fast" is not offered.'), 1)).toContain('1 created');
  expect(complaint(vector, answer(200, 0, 'SUCCEED'), 1)).toContain('200 0');
  expect(complaint({ ...vector, verdict: 'accept' }, answer(400, 1201, 'mode value is invalid'), 0)).toContain('400 1201');
});
