import fc from 'fast-check';
import type { KlingDialect } from '@kp/kling-api/order';
import type { TaskType } from '@kp/task-contracts';
import { readCreateAnswer, readTaskAnswer } from '../providers/read-answer.ts';
import { readVerdict } from './read-verdict.ts';

/** Answers of all kinds, most of them nearly right: what a provider may say on a bad day, or an attacker in its place. */
const RUNS = process.env['PROOF'] === '1' ? 100_000 : 10_000;
const OUR_ID = '812345678901234567';
const OUR_EXTERNAL_ID = 'att_1';

const status = fc.oneof(fc.constantFrom('submitted', 'processing', 'succeed', 'succeeded', 'failed', 'SUCCEED', 'Succeeded', 'success', 'FAILED', 'done', 'canceled', 'constructor', '__proto__', ''), fc.string({ maxLength: 12 }), fc.integer(), fc.constant(null));
const id = fc.oneof({ weight: 6, arbitrary: fc.constant(OUR_ID) }, fc.constantFrom('', '1', OUR_EXTERNAL_ID), fc.integer(), fc.constant(null));
const url = fc.oneof({ weight: 12, arbitrary: fc.constant('https://cdn.example/a.mp4') }, fc.constantFrom('', 'javascript:alert(1)', 'file:///etc/passwd', 'data:video/mp4;base64,AA', '//x', 'https://'), fc.string({ maxLength: 20 }), fc.constant(null));
const junk = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 25, arbitrary }, { weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: junk });

const legacyRecord = fc.record({
  task_id: maybe(id),
  task_status: maybe(status),
  task_status_msg: maybe(fc.string({ maxLength: 20 })),
  task_info: maybe(fc.record({ external_task_id: maybe(fc.constantFrom(OUR_EXTERNAL_ID, 'att_2')) })),
  task_result: maybe(fc.record({ videos: maybe(fc.array(fc.record({ id: maybe(id), url: maybe(url), duration: maybe(fc.string({ maxLength: 6 })) }), { maxLength: 3 })), images: maybe(fc.array(fc.record({ index: maybe(fc.integer()), url: maybe(url) }), { maxLength: 12 })) })),
  final_unit_deduction: maybe(fc.constantFrom('3', '-1', 'NaN', '1e999', '')),
});
const newRecord = fc.record({
  id: maybe(id),
  status: maybe(status),
  message: maybe(fc.string({ maxLength: 20 })),
  external_id: maybe(fc.constantFrom(OUR_EXTERNAL_ID, 'att_2')),
  outputs: maybe(fc.array(fc.record({ type: maybe(fc.constantFrom('video', 'image', 'audio', 'hologram')), id: maybe(id), url: maybe(url) }), { maxLength: 12 })),
  billing: maybe(fc.array(fc.record({ charge_type: maybe(fc.constantFrom('unit', 'cash')), amount: maybe(fc.constantFrom('2.4', 'x', '-3')) }), { maxLength: 2 })),
});
const data = fc.oneof(legacyRecord, newRecord, fc.array(newRecord, { maxLength: 3 }), fc.array(legacyRecord, { maxLength: 2 }), junk);
const code = fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.constantFrom(1000, 1001, 1002, 1003, 1004, 1100, 1101, 1102, 1103, 1200, 1201, 1202, 1203, 1300, 1301, 1302, 1303, 1304, 5000, 5001, 5002), fc.integer(), fc.constantFrom('0', null, 0.5));
const message = fc.oneof(fc.constantFrom('SUCCEED', 'Task not found by id/external id: x', 'task NOT found', `External_task_id ${OUR_EXTERNAL_ID} already exists`, 'bad value'), fc.string({ maxLength: 30 }));
const body = fc.oneof({ weight: 8, arbitrary: fc.record({ code: maybe(code), message: maybe(message), request_id: maybe(fc.string({ maxLength: 8 })), data: maybe(data) }) }, junk, fc.constantFrom('', '<html>', '{"code":0'));
const answer = fc.record({ httpStatus: fc.oneof(fc.constantFrom(200, 400, 401, 403, 404, 429, 500, 502, 503, 504), fc.integer({ min: 100, max: 599 })), body });
const dialect = fc.constantFrom<KlingDialect>('legacy', 'new');
const type = fc.constantFrom<TaskType>('text-to-video', 'image-to-video', 'text-to-image');

type Loose = Record<string, unknown>;
const fieldsOf = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
/** Everything in an answer that might be a record, without any of the schemas under test. */
const recordsIn = (answerBody: unknown): Loose[] => {
  const { data: inside } = fieldsOf(answerBody);
  return (Array.isArray(inside) ? inside : [inside]).map(fieldsOf);
};

describe(`of ${RUNS} answers`, () => {
  it('none crashes a read, and only a plain end ends a task', () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(answer, dialect, type, fc.boolean(), (given, inDialect, taskType, byOurId) => {
        const identity = byOurId ? { externalTaskId: OUR_EXTERNAL_ID } : { taskId: OUR_ID };
        const verdict = readVerdict(readTaskAnswer(given, inDialect, identity), taskType);
        seen[verdict.kind] = (seen[verdict.kind] ?? 0) + 1;
        if (verdict.kind === 'ask-again' || verdict.kind === 'quarantine') return;
        const { code: said, message: text } = fieldsOf(given.body);
        if (verdict.kind === 'absent') {
          const inside = fieldsOf(given.body)['data'];
          const isEmptyList = inDialect === 'new' && said === 0 && Array.isArray(inside) && inside.length === 0;
          expect(isEmptyList || said === 1203 || (said === 1201 && /^task not found/i.test(String(text).trim()))).toBe(true);
          return;
        }
        // A record of ours that says in a documented word what we made of it, in an answer that says it is fine.
        expect(said).toBe(0);
        const words = { 'in-progress': ['submitted', 'processing'], failed: ['failed'], done: ['succeed', 'succeeded'] }[verdict.kind];
        const matching = recordsIn(given.body).filter((record) => words.includes(String(record['task_status'] ?? record['status'])) && (byOurId ? true : record['task_id'] === OUR_ID || record['id'] === OUR_ID));
        expect(matching.length).toBeGreaterThan(0);
        expect(verdict.task.providerTaskId).toBe(byOurId ? verdict.task.providerTaskId : OUR_ID);
        if (verdict.kind === 'done') {
          expect(verdict.outputs.length).toBeGreaterThan(0);
          expect(verdict.outputs.every((output) => /^https?:/.test(output.url) && output.kind === (taskType === 'text-to-image' ? 'image' : 'video'))).toBe(true);
        }
      }),
      { numRuns: RUNS, seed: 20261124 },
    );
    // The generator reaches every verdict; a fuzz that only ever sees rubbish proves nothing.
    expect(Object.keys(seen).toSorted()).toEqual(['absent', 'ask-again', 'done', 'failed', 'in-progress', 'quarantine']);
  }, 120_000);

  it('none crashes a create, none is taken for a task that is not there, and no doubt is taken for a refusal', () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(answer, (given) => {
        const outcome = readCreateAnswer(given, OUR_EXTERNAL_ID);
        seen[outcome.kind] = (seen[outcome.kind] ?? 0) + 1;
        const { code: said } = fieldsOf(given.body);
        if (outcome.kind === 'created') {
          expect(said).toBe(0);
          const [record = {}] = recordsIn(given.body);
          expect([record['task_id'], record['id']]).toContain(outcome.task.providerTaskId);
        }
        // Only a code of Kling that leaves no task behind (kling-api.md §2.2) may let an attempt go.
        if (outcome.kind === 'rejected' || outcome.kind === 'back-off') expect(typeof said === 'number' && said >= 1000 && said < 2000).toBe(true);
        if (outcome.kind === 'account-trouble') expect((typeof said === 'number' && said >= 1000 && said < 2000) || given.httpStatus === 401 || given.httpStatus === 403).toBe(true);
      }),
      { numRuns: RUNS, seed: 20261124 },
    );
    expect(Object.keys(seen).toSorted()).toEqual(['account-trouble', 'already-exists', 'back-off', 'created', 'rejected', 'unknown']);
  }, 120_000);
});
