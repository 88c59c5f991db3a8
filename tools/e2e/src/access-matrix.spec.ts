/** @jest-environment ./src/shared-stack-environment.mjs */
import { ACCESS_MATRIX } from './access-matrix.ts';
import { CANARY, Cast, type Token } from './cast.ts';
import { operationsOf, type DocumentedOperation, type OpenApiDocument } from './openapi/operations.ts';
import { png } from './png.ts';
import { RunningStack, type Answer } from './running-stack.ts';

/** Ids that nothing has: whoever is let in gets 404 or 400, and nothing is changed by asking. */
const NOBODYS: Record<string, string> = {
  taskId: 'task_00000000000000000000000000', keyId: 'key_00000000000000000000000000', userId: 'usr_00000000000000000000000000', inviteId: 'inv_00000000000000000000000000',
  overrideId: 'ovr_00000000000000000000000000', workspaceId: 'ws_00000000000000000000000000', accountId: 'acc_00000000000000000000000000', sessionId: 'ses_00000000000000000000000000',
  planId: 'no-such-plan', entryId: 'platform:999999999', token: 'no-such-token', path: 'videos/none.mp4',
};

let platform: RunningStack;
let cast: Cast;
let callers: Record<string, Token>;
let operations: DocumentedOperation[];
/** Ids of things of the first workspace, by the name of the path parameter. */
let owned: Record<string, string>;

beforeAll(async () => {
  platform = RunningStack.shared();
  cast = await Cast.gather(platform);
  callers = cast.callers();
  operations = operationsOf((await platform.request<OpenApiDocument>('/openapi.json', { key: null })).body);
  owned = await plant();
}, 240_000);
/** Fills the first workspace with things that carry the canary. */
async function plant(): Promise<Record<string, string>> {
  const owner = cast.first.sessions.owner;
  const upload = await platform.request<{ assetId: string }>('/v1/uploads', { method: 'POST', key: owner, body: png(640, 480), headers: { 'content-type': 'image/png' } });
  const task = await platform.createTask({ prompt: `A boat called ${CANARY}`, endUser: CANARY, costCentre: CANARY, tags: [CANARY], metadata: { note: CANARY } }, { key: cast.first.keys.usual });
  const invite = await platform.request<{ id: string }>('/v1/invites', { key: owner, json: { email: `new-${CANARY}@example.com`, role: 'developer' } });
  const sessions = await platform.request<{ data: { id: string }[] }>('/auth/sessions', { key: owner });
  await platform.waitForEnd(task.taskId, { key: cast.first.keys.usual });
  expect([upload.status, invite.status, sessions.status]).toEqual([201, 201, 200]);
  return { taskId: task.taskId, keyId: cast.first.keyIds.usual, userId: cast.first.userIds.developer, inviteId: invite.body.id, sessionId: sessions.body.data[0]?.id ?? '', workspaceId: cast.first.workspaceId, assetId: upload.body.assetId };
}

async function call(operation: DocumentedOperation, token: Token, ids: Record<string, string>, json: unknown = {}): Promise<Answer> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(ids[name] ?? ''));
  const options = { method: operation.method, key: token, ...(operation.body && operation.method !== 'GET' ? { json } : {}) };
  if (!operation.streams) return platform.request(path, { ...options, headers: { accept: 'application/json' } });
  // A stream stays open for whoever is let in: its head says enough, and what it begins with is looked at too.
  const leave = new AbortController();
  const response = await fetch(platform.info.gatewayUrl + path, { headers: { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) }, signal: leave.signal });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? await beginningOf(response) : await response.text();
  leave.abort();
  return { status: response.status, headers: response.headers, body: isStream ? text : JSON.parse(text) };
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  return Buffer.from(first?.value ?? []).toString();
}

const isLetIn = ({ status, body }: Answer): boolean => status !== 401 && !(status === 403 && (body as { code?: string }).code === 'forbidden');

test('every route of the document has a row in the matrix, and no row is left over', () => {
  expect(operations.map((each) => each.id).toSorted()).toEqual(Object.keys(ACCESS_MATRIX).toSorted());
});

test('every path parameter has an id to try', () => {
  const names = new Set(operations.flatMap((each) => each.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)));
  expect([...names].filter((name) => !(name in NOBODYS))).toEqual([]);
});

test('each caller is let in exactly where the matrix says', async () => {
  const wrong: string[] = [];
  let calls = 0;
  for (const operation of operations) {
    const allowed = ACCESS_MATRIX[operation.id];
    if (allowed === 'public') continue;
    const answers = await Promise.all(Object.entries(callers).map(async ([name, token]) => [name, await call(operation, token, NOBODYS)] as const));
    for (const [name, answer] of answers) {
      calls += 1;
      if (isLetIn(answer) !== (allowed?.has(name) ?? false)) wrong.push(`${operation.id}: ${name} was ${isLetIn(answer) ? 'let in' : 'refused'} (${answer.status})`);
      if (answer.status >= 500) wrong.push(`${operation.id}: ${name} got ${answer.status}`);
    }
  }
  process.stdout.write(`${operations.length} routes × ${Object.keys(callers).length} callers, ${calls} calls\n`);
  expect(wrong).toEqual([]);
}, 300_000);

describe('another workspace', () => {
  const strangers = () => [['foreign owner', cast.second.sessions.owner], ['foreign key', cast.second.keys.full]] as const;
  const isTenants = ({ id, access }: DocumentedOperation) => ACCESS_MATRIX[id] !== 'public' && !access.startsWith('platform');

  test('reads 404 for every id that is not its own, and never a word of what it names', async () => {
    const wrong: string[] = [];
    let calls = 0;
    for (const operation of operations.filter((each) => isTenants(each) && each.path.includes('{'))) {
      for (const [name, token] of strangers()) {
        // With a body that is right, so that nothing but the id can be what is refused.
        const answer = await call(operation, token, owned, operation.example);
        calls += 1;
        const expected = ACCESS_MATRIX[operation.id] !== 'public' && (ACCESS_MATRIX[operation.id] as Set<string>).has(name) ? 404 : 403;
        if (answer.status !== expected) wrong.push(`${operation.id}: ${name} got ${answer.status}, not ${expected}: ${JSON.stringify(answer.body).slice(0, 200)}`);
        if (JSON.stringify(answer.body).includes(CANARY)) wrong.push(`${operation.id}: ${name} saw the canary`);
      }
    }
    expect(calls).toBeGreaterThan(15);
    expect(wrong).toEqual([]);
  });

  test('sees nothing of it in any list', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter((each) => isTenants(each) && each.method === 'GET' && !each.path.includes('{'))) {
      for (const [name, token] of strangers()) {
        const answer = await call(operation, token, {});
        if (JSON.stringify(answer.body).includes(CANARY) || Object.values(owned).some((id) => JSON.stringify(answer.body).includes(id))) wrong.push(`${operation.id}: ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('cannot use its things in a body or a filter', async () => {
    const owner = cast.second.sessions.owner;
    const quote = await platform.request<{ quoteId: string }>('/v1/estimates', { key: cast.first.sessions.owner, json: { type: 'text-to-video', prompt: 'x' } });
    expect(quote.status).toBe(200);
    const create = (json: object) => platform.request<{ errors?: { path: string }[] }>('/v1/tasks', { key: owner, json });
    expect((await create({ type: 'image-to-video', prompt: 'x', imageUrl: owned['assetId'] })).body.errors?.map((each) => each.path)).toEqual(['imageUrl']);
    expect((await create({ type: 'text-to-video', prompt: 'x', quoteId: quote.body.quoteId })).body.errors?.map((each) => each.path)).toEqual(['quoteId']);
    expect((await create({ type: 'video-extend', prompt: 'x', sourceTaskId: owned['taskId'] })).status).toBe(400);
    expect((await platform.request('/v1/api-keys', { key: owner, json: { name: 'x', userId: cast.first.userIds.developer } })).status).toBe(400);
    expect((await platform.request('/auth/switch', { key: owner, json: { workspaceId: cast.first.workspaceId } })).status).toBe(404);
    expect((await platform.request<{ data: unknown[] }>(`/v1/events?after=0&taskId=${owned['taskId']}`, { key: owner })).body.data).toEqual([]);
    expect((await platform.request<{ data: unknown[] }>(`/v1/audit?target=${owned['keyId']}`, { key: owner })).body.data).toEqual([]);
  });

  test('is a real one: the owner reads what the stranger could not, and finds the canary', async () => {
    const missed: string[] = [];
    for (const operation of operations.filter((each) => isTenants(each) && each.method === 'GET' && each.path.includes('{'))) {
      const answer = await call(operation, cast.first.sessions.owner, owned);
      if (answer.status !== 200) missed.push(`${operation.id}: ${answer.status}`);
    }
    expect(missed).toEqual([]);
    const { body } = await platform.request(`/v1/tasks/${owned['taskId']}`, { key: cast.first.sessions.owner });
    expect(JSON.stringify(body)).toContain(CANARY);
  });
});
