/** @jest-environment ./src/shared-stack-environment.mjs */
import { openWorkspace } from './cast.ts';
import { RunningStack } from './running-stack.ts';

interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  errors?: { path: string; code: string; message: string }[];
}

const TOO_LONG = 'a'.repeat(3_073);
let platform: RunningStack;
/** A workspace in which nothing was made but what this suite sends. */
let workspaceId: string;
let key: string;
let createdBefore: number | undefined;

beforeAll(async () => {
  platform = RunningStack.shared();
  ({ workspaceId, keys: { usual: key } } = await openWorkspace(platform, 'Bad input'));
  createdBefore = (await platform.simulator())['created'];
});

const json = (text: string) => ({ method: 'POST', body: text, headers: { 'content-type': 'application/json' } });

const CASES: { what: string; request: Parameters<RunningStack['request']>[1]; status: number; code: string; paths?: string[] }[] = [
  { what: 'no body at all', request: { method: 'POST' }, status: 400, code: 'validation-failed', paths: ['type', 'prompt'] },
  { what: 'an empty JSON body', request: json(''), status: 400, code: 'validation-failed', paths: ['type', 'prompt'] },
  { what: 'an empty object', request: { json: {} }, status: 400, code: 'validation-failed', paths: ['type', 'prompt'] },
  { what: 'an array', request: { json: [] }, status: 400, code: 'validation-failed', paths: [''] },
  { what: 'an unknown type', request: { json: { type: 'hologram', prompt: 'x' } }, status: 400, code: 'validation-failed', paths: ['type'] },
  { what: 'a prompt too long for the model', request: { json: { type: 'text-to-video', prompt: TOO_LONG } }, status: 400, code: 'validation-failed', paths: ['prompt'] },
  { what: 'a duration the model does not offer', request: { json: { type: 'text-to-video', prompt: 'x', durationSeconds: 2 } }, status: 400, code: 'validation-failed', paths: ['durationSeconds'] },
  { what: 'a duration another model offers', request: { json: { type: 'text-to-video', prompt: 'x', model: 'kling-2.6', durationSeconds: 7 } }, status: 400, code: 'validation-failed', paths: ['durationSeconds'] },
  { what: 'an unknown model', request: { json: { type: 'text-to-video', prompt: 'x', model: 'kling-99' } }, status: 400, code: 'validation-failed', paths: ['model'] },
  { what: 'an image type without an image', request: { json: { type: 'image-to-video', prompt: 'x' } }, status: 400, code: 'validation-failed', paths: ['imageUrl'] },
  { what: 'an upload that does not exist', request: { json: { type: 'image-to-video', prompt: 'x', imageUrl: 'asset_01abcdefghjkmnpqrstvwxyz01' } }, status: 400, code: 'validation-failed', paths: ['imageUrl'] },
  { what: 'an unknown field', request: { json: { type: 'text-to-video', prompt: 'x', promt: 'y' } }, status: 400, code: 'validation-failed', paths: ['promt'] },
  { what: 'everything wrong at once', request: { json: { type: 'text-to-video', prompt: TOO_LONG, durationSeconds: 2, aspectRatio: '5:4', quality: 'gold', tags: 'a', seeds: 1 } }, status: 400, code: 'validation-failed', paths: ['prompt', 'durationSeconds', 'aspectRatio', 'quality', 'tags', 'seeds'] },
  { what: 'an idempotency key with spaces', request: { json: { type: 'text-to-video', prompt: 'x' }, headers: { 'idempotency-key': 'a b' } }, status: 400, code: 'validation-failed', paths: ['Idempotency-Key'] },
  { what: 'characters no database stores', request: json('{"type": "text-to-video", "prompt": "a\\u0000b", "endUser": "\\ud800", "tags": ["\\udfff"]}'), status: 400, code: 'validation-failed', paths: ['prompt', 'endUser', 'tags.0'] },
  { what: 'plain text', request: { method: 'POST', body: 'hello', headers: { 'content-type': 'text/plain' } }, status: 415, code: 'unsupported-media-type' },
  { what: 'a form', request: { method: 'POST', body: 'type=text-to-video', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, status: 415, code: 'unsupported-media-type' },
  { what: 'broken JSON', request: json('{"type": "text-to-video", '), status: 400, code: 'malformed-json' },
  { what: 'a prototype key', request: json('{"__proto__": {"type": "text-to-video"}}'), status: 400, code: 'malformed-json' },
  { what: 'a 5 MB body', request: json(`{"type": "text-to-video", "prompt": "${'a'.repeat(5_000_000)}"}`), status: 413, code: 'payload-too-large' },
  { what: 'no key', request: { json: { type: 'text-to-video', prompt: 'x' }, key: null }, status: 401, code: 'unauthenticated' },
  { what: 'a wrong key', request: { json: { type: 'text-to-video', prompt: 'x' }, key: `kp_live_${'z'.repeat(32)}` }, status: 401, code: 'unauthenticated' },
  { what: 'a key that is none', request: { json: { type: 'text-to-video', prompt: 'x' }, key: 'hunter2' }, status: 401, code: 'unauthenticated' },
];

test.each(CASES)('$what is refused with $status $code', async ({ request, status, code, paths }) => {
  const answer = await platform.request<Problem>('/v1/tasks', { key, ...request });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ status, code, title: expect.stringMatching(/.+/), detail: expect.stringMatching(/.+/), type: expect.stringContaining(code) });
  expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
  if (paths) expect(answer.body.errors?.map((each) => each.path)).toEqual(expect.arrayContaining(paths));
  if (paths) expect(answer.body.errors).toHaveLength(paths.length);
});

test('refusals of credentials all read the same', async () => {
  const details = await Promise.all([null, 'hunter2', `kp_live_${'z'.repeat(32)}`].map(async (wrong) => (await platform.request<Problem>('/v1/tasks', { key: wrong })).body.detail));
  expect(new Set(details).size).toBe(1);
});

test.each(['/v1/tasks/%00', '/v1/tasks/a%2Fb', '/v1/tasks?cursor=%00', '/v1/tasks?limit=0', '/v1/tasks?limit=x&status=DONE', '/v1/tasks?nonsense=1', '/media/..%2f..%2fetc/passwd', '/api/tasks/%ff'])('GET %s is refused, never an internal error', async (path) => {
  const answer = await platform.request<Problem>(path, { key });
  expect([400, 401, 404]).toContain(answer.status);
  expect(answer.body.code).toMatch(/.+/);
});

test('another workspace’s or an unknown task is not found', async () => {
  const answer = await platform.request<Problem>('/v1/tasks/task_01abcdefghjkmnpqrstvwxyz01', { key });
  expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
});

test('uploads that Kling would refuse are refused, and nothing of them is kept', async () => {
  const upload = (body: Uint8Array<ArrayBuffer>, type: string) => platform.request<Problem>('/v1/uploads', { method: 'POST', body, headers: { 'content-type': type }, key });
  expect((await upload(new TextEncoder().encode('not an image'), 'image/png')).body.errors?.[0]?.code).toBe('not-an-image');
  expect((await upload(new Uint8Array(51 * 1024 * 1024), 'image/jpeg')).status).toBe(413);
  expect((await upload(new TextEncoder().encode('%PDF-1.4'), 'application/pdf')).status).toBe(415);
  expect(await platform.query('SELECT 1 FROM storage.asset WHERE workspace_id = $1', [workspaceId])).toHaveLength(0);
});

test('nothing was stored by any of it', async () => {
  for (const table of ['generation.task', 'generation.task_idempotency', 'moderation.decision', 'generation.usage_counter']) {
    expect([table, await platform.query(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [workspaceId])]).toEqual([table, []]);
  }
  expect(await platform.query(`SELECT subject FROM generation.outbox WHERE data ->> 'workspaceId' = $1`, [workspaceId])).toEqual([]);
  expect((await platform.simulator())['created']).toBe(createdBefore);
});
