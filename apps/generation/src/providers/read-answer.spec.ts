import { readCreateAnswer, readTaskAnswer } from './read-answer.ts';

const created = { code: 0, message: 'SUCCEED', request_id: 'r', data: { task_id: '123', task_status: 'submitted' } };
const record = (fields: object) => ({ code: 0, message: 'SUCCEED', request_id: 'r', data: { task_id: '123', task_status: 'processing', ...fields } });

test.each([
  ['a task', 200, created, 'created'],
  ['success without a task id', 200, { code: 0, message: 'SUCCEED', data: {} }, 'unknown'],
  ['success without data', 200, { code: 0 }, 'unknown'],
  ["somebody else's task", 200, { code: 0, data: { task_id: '123', task_status: 'submitted', task_info: { external_task_id: 'att_2' } } }, 'unknown'],
  ['a task of the new generation', 200, { code: 0, data: { id: '123', status: 'submitted', external_id: 'att_1' } }, 'created'],
  ['a page with status 200', 200, '<html>', 'unknown'],
  ['nothing', 200, '', 'unknown'],
  ['server error 5000', 500, { code: 5000, message: 'x' }, 'unknown'],
  ['timeout 5002', 504, { code: 5002, message: 'x' }, 'unknown'],
  ['a gateway page with 502', 502, '<html>bad gateway</html>', 'unknown'],
  ['bad parameters', 400, { code: 1201, message: 'duration is invalid' }, 'rejected'],
  ['content policy', 400, { code: 1301, message: 'risk' }, 'rejected'],
  ['a duplicate external id', 400, { code: 1201, message: 'External_task_id att_1 already exists' }, 'already-exists'],
  ['too many requests', 429, { code: 1302, message: 'slow down' }, 'back-off'],
  ['too many at once', 429, { code: 1303, message: 'parallel task over resource pack limit' }, 'back-off'],
  ['no money, although it is a 429', 429, { code: 1102, message: 'Account balance not enough' }, 'account-trouble'],
  ['an invalid token', 401, { code: 1002, message: 'x' }, 'account-trouble'],
  ['an expired token', 401, { code: 1004, message: 'x' }, 'account-trouble'],
])('create answered with %s', (_what, httpStatus, body, kind) => {
  expect(readCreateAnswer({ httpStatus, body }, 'att_1').kind).toBe(kind);
});

test.each([
  ['processing', record({}), { status: 'processing' }],
  ['the legacy spelling of success', record({ task_status: 'succeed', task_result: { videos: [{ id: 'v', url: 'https://x/v.mp4', duration: '5.041' }] } }), { status: 'succeeded', outputs: [{ index: 0, kind: 'video', url: 'https://x/v.mp4', providerId: 'v' }] }],
  ['the new spelling of success', record({ task_status: 'succeeded', task_result: { videos: [{ id: 'v', url: 'https://x/v.mp4' }] } }), { status: 'succeeded' }],
  ['two images, told out of order', record({ task_status: 'succeed', task_result: { images: [{ index: 1, url: 'https://x/b.png' }, { index: 0, url: 'https://x/a.png' }] } }), { outputs: [{ index: 0, kind: 'image', url: 'https://x/a.png' }, { index: 1, kind: 'image', url: 'https://x/b.png' }] }],
  ['failure with its reason', record({ task_status: 'failed', task_status_msg: 'risk control' }), { status: 'failed', failureMessage: 'risk control' }],
  ['a state nobody documented', record({ task_status: 'melting' }), { status: 'unknown', rawStatus: 'melting' }],
])('a read finds %s', (_what, body, task) => {
  expect(readTaskAnswer({ httpStatus: 200, body }, 'legacy', { taskId: '123' })).toMatchObject({ kind: 'found', task });
});

test.each([
  ['not found', 400, { code: 1201, message: 'Task not found by id/external id: 1' }, 'absent'],
  ['a server error', 500, { code: 5000 }, 'unavailable'],
  ['a page', 200, '<html>', 'unavailable'],
  ['a refused token', 401, { code: 1004 }, 'unavailable'],
  ['success that is no task', 200, { code: 0, data: { task_id: 7 } }, 'unreadable'],
  ["somebody else's task", 200, { code: 0, data: { task_id: '999', task_status: 'succeed' } }, 'unreadable'],
])('a read answered with %s', (_what, httpStatus, body, kind) => {
  expect(readTaskAnswer({ httpStatus, body }, 'legacy', { taskId: '123' }).kind).toBe(kind);
});

test('success without a video is found, without a result', () => {
  const answer = readTaskAnswer({ httpStatus: 200, body: record({ task_status: 'succeed', task_result: { videos: [] } }) }, 'legacy', { taskId: '123' });
  expect(answer).toMatchObject({ kind: 'found', task: { status: 'succeeded', outputs: [] } });
});

test('what is kept for triage holds no links', () => {
  const answer = readTaskAnswer({ httpStatus: 200, body: record({ task_status: 'succeed', task_result: { videos: [{ id: 'v', url: 'https://cdn.example/secret.mp4?sig=1' }] } }) }, 'legacy', { taskId: '123' });
  expect(JSON.stringify(answer.kind === 'found' && answer.task.raw)).not.toContain('secret.mp4');
});

const list = (...records: object[]) => ({ code: 0, message: 'SUCCEED', request_id: 'r', data: records });
const ours = { id: '123', status: 'processing', external_id: 'att_1' };

test.each([
  ['the task in a list', list(ours), 'found'],
  ['the task among others', list({ id: '9', status: 'failed' }, ours), 'found'],
  ['an empty list', list(), 'absent'],
  ['a list without it', list({ id: '9', status: 'succeeded', outputs: [] }), 'unreadable'],
  ['no list', { code: 0, data: ours }, 'unreadable'],
  ['a record without an id', list({ status: 'succeeded' }), 'unreadable'],
])('in the new generation a read answered with %s', (_what, body, kind) => {
  expect(readTaskAnswer({ httpStatus: 200, body }, 'new', { taskId: '123' }).kind).toBe(kind);
});

test('results and the deduction of the new generation are read', () => {
  const body = list({ ...ours, status: 'succeeded', outputs: [{ type: 'video', id: 'v', url: 'https://x/v.mp4', duration: '3.041' }], billing: [{ charge_type: 'unit', amount: '2.4', package_type: 'video' }] });
  expect(readTaskAnswer({ httpStatus: 200, body }, 'new', { taskId: '123' })).toMatchObject({ task: { status: 'succeeded', unitDeduction: 2.4, outputs: [{ index: 0, kind: 'video', url: 'https://x/v.mp4', providerId: 'v' }] } });
});
