import { waitFor } from '@kp/testing';
import fc from 'fast-check';
import process from 'node:process';
import { Cast, openWorkspace, signUpStaff } from './cast.ts';
import { AnswerChecker } from './openapi/answer-checker.ts';
import { requestsTo, type FuzzRequest } from './openapi/fuzz-request.ts';
import { operationsOf, type DocumentedOperation, type OpenApiDocument } from './openapi/operations.ts';
import { ROOM_FOR_A_CAST } from './room-for-a-cast.mjs';
import { RunningStack } from './running-stack.ts';

// `npm run proof` sends all 20 000; a test run, which shares the machine with everything else, a part.
const REQUESTS = process.env['PROOF'] === '1' ? 20_000 : 3_000;
const AT_ONCE = 8;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** Long enough for a stream to show its head. */
const STREAM_MS = 300;

let platform: RunningStack;
let cast: Cast;
let document: OpenApiDocument;
let checker: AnswerChecker;

beforeAll(async () => {
  platform = await RunningStack.start('openapi-fuzz', { serviceEnv: ROOM_FOR_A_CAST });
  cast = await Cast.gather(platform);
  document = (await platform.request<OpenApiDocument>('/openapi.json', { key: null })).body;
  checker = new AnswerChecker(document);
}, 240_000);
afterAll(async () => {
  await platform?.stop();
});

/** Change nothing that is kept, or keep it elsewhere: prices and previews, sessions, a request for a link, a test of an account, activating an active one, callbacks. */
const NOT_AUDITED = new Set(['estimateTask', 'adminPreviewMove', 'adminPreviewPlanVersion', 'login', 'refreshSession', 'logout', 'switchWorkspace', 'requestPasswordReset', 'adminTestProviderAccount', 'adminActivateProviderAccount', 'receiveCallback', 'receiveCallbackOfAttempt']);

interface Sent {
  status: number;
  requestId: string;
  problem: string | undefined;
  ids: Record<string, string>;
}

async function send(request: FuzzRequest, tokens: Record<string, string | null>): Promise<Sent> {
  const token = tokens[request.caller];
  const response = await fetch(platform.info.gatewayUrl + request.url, {
    method: request.operation.method,
    headers: { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    redirect: 'manual',
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const contentType = response.headers.get('content-type') ?? '';
  const text = contentType.startsWith('text/event-stream') ? await headOf(response) : await response.text();
  const problem = response.status === 500 ? 'an error of our own' : checker.problemOf(request.operation.path, request.operation.method, { status: response.status, contentType, text });
  return { status: response.status, requestId: response.headers.get('x-request-id') ?? '', problem, ids: contentType.startsWith('application/json') ? idsIn(text) : {} };
}

async function headOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await Promise.race([reader?.read(), new Promise<undefined>((resolve) => setTimeout(resolve, STREAM_MS))]);
  await reader?.cancel();
  return Buffer.from(first?.value ?? []).toString();
}

/** Ids of what the platform has made, by the name a path parameter would have. */
function idsIn(text: string): Record<string, string> {
  const kinds: Record<string, string> = { task: 'taskId', ovr: 'overrideId', inv: 'inviteId', acc: 'accountId' };
  return Object.fromEntries([...text.matchAll(/"((task|ovr|inv|acc)_[0-9a-z]{26})"/g)].map(([, id = '', kind = '']) => [kinds[kind] ?? kind, id]));
}

/** Things that may be changed, suspended and revoked without ending what the suite itself calls with. */
async function thingsToWorkOn(): Promise<Record<string, string[]>> {
  const spares = await Promise.all([0, 1, 2].map(() => cast.spare()));
  const accounts = await platform.request<{ data: { id: string }[] }>('/admin/v1/provider-accounts', { key: cast.platformSessions.admin });
  return {
    taskId: [(await platform.createTask({}, { key: cast.first.keys.usual })).taskId],
    keyId: spares.map((each) => each.keyId),
    userId: spares.map((each) => each.userId),
    workspaceId: spares.map((each) => each.workspaceId),
    accountId: accounts.body.data.map((each) => each.id),
    planId: ['free', 'team', 'scale', 'internal'],
    entryId: ['platform:1', 'platform:2'],
    path: ['videos/none.mp4'],
  };
}

/** Operations that changed something, and left nothing about it in the audit log. */
async function unauditedOf(changes: Map<string, string[]>): Promise<string[]> {
  const rows = await platform.query<{ request_id: string }>('SELECT request_id FROM gateway.audit_entry WHERE request_id = ANY ($1)', [[...changes.values()].flat()]);
  const audited = new Set(rows.map((row) => row.request_id));
  // One of five is enough: a change to what was so already is none.
  return [...changes].flatMap(([id, requestIds]) => (requestIds.length < 5 || requestIds.some((requestId) => audited.has(requestId)) ? [] : [`${id}: ${requestIds.length} times`]));
}

/** A key that is revoked already is revoked again without a word, and the run may have found no other: here is one for each way. */
async function revokeFreshKeys(): Promise<[string, string][]> {
  // People of the cast may have been signed out or stopped by what was sent in their names.
  const { sessions } = await openWorkspace(platform, 'Fresh');
  const { accessToken: administrator } = await signUpStaff(platform, 'admin');
  const ways = [['revokeApiKey', '/v1/api-keys/', '', sessions.owner], ['adminRevokeApiKey', '/admin/v1/api-keys/', '?reason=fuzzed', administrator]] as const;
  return Promise.all(
    ways.map(async ([operation, path, query, key]): Promise<[string, string]> => {
      const created = await platform.request<{ id: string }>('/v1/api-keys', { key: sessions.owner, json: { name: operation } });
      const revoked = await platform.request(path + created.body.id + query, { method: 'DELETE', key });
      expect([created.status, Math.floor(revoked.status / 100)]).toEqual([201, 2]);
      return [operation, revoked.headers.get('x-request-id') ?? ''];
    }),
  );
}

/** The request as somebody could send it by hand. */
function asCurl({ operation, url, headers, body, caller }: FuzzRequest): string {
  return `${caller}: ${operation.method} ${url.slice(0, 300)} ${JSON.stringify(headers)} ${body === undefined ? '' : body.slice(0, 600)}`;
}

test(`${REQUESTS} requests made from the document: nothing breaks, and every answer is what the document says (SEED=${SEED})`, async () => {
  const operations = operationsOf(document);
  const tokens = cast.callers();
  const ids = await thingsToWorkOn();
  const callers = ['owner', 'owner', 'usual key', 'full key', 'test key', 'developer', 'billing', 'read-only', 'reading key', 'platform admin', 'platform admin', 'platform operator', 'platform reviewer', 'foreign owner', 'nobody', 'wrong key'];
  // Who may, calls most often: a refusal at the door says little about the handler behind it.
  const callersOf = (operation: DocumentedOperation) => (operation.access.startsWith('platform') ? [...callers, ...Array.from({ length: 24 }, () => 'platform admin')] : [...callers, ...Array.from({ length: 12 }, () => 'owner')]);
  const arbitraries = operations.map((operation) => requestsTo(operation, { ids, callers: callersOf(operation), schemas: document.components.schemas }));
  const failures: string[] = [];
  const statuses = new Map<string, Map<number, number>>();
  const changes = new Map<string, string[]>();
  let sent = 0;
  const work = async () => {
    while (sent < REQUESTS && failures.length < 10) {
      const number = sent++;
      const [request] = fc.sample(arbitraries[number % arbitraries.length] as fc.Arbitrary<FuzzRequest>, { numRuns: 1, seed: SEED + number });
      if (!request) continue;
      const outcome = await send(request, tokens);
      const ofOperation = statuses.get(request.operation.id) ?? new Map<number, number>();
      statuses.set(request.operation.id, ofOperation.set(outcome.status, (ofOperation.get(outcome.status) ?? 0) + 1));
      for (const [name, id] of Object.entries(outcome.ids)) if ((ids[name]?.length ?? 0) < 20) (ids[name] ??= []).push(id);
      if (request.operation.method !== 'GET' && request.operation.method !== 'HEAD' && outcome.status < 300 && !NOT_AUDITED.has(request.operation.id)) changes.set(request.operation.id, [...(changes.get(request.operation.id) ?? []), outcome.requestId]);
      if (outcome.problem) failures.push(`${outcome.problem}\n  ${asCurl(request)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(failures).toEqual([]);
  // A fuzzer that is refused everywhere proves nothing about what is behind the door.
  const reached = [...statuses].filter(([, byStatus]) => [...byStatus.keys()].some((status) => status < 400)).length;
  process.stdout.write(`${sent} requests to ${statuses.size} operations, ${reached} of them answered with success at least once\n`);
  for (const [operation, requestId] of await revokeFreshKeys()) changes.set(operation, [...(changes.get(operation) ?? []), requestId]);
  // What other services change comes by event, a moment later.
  await waitFor(async () => (await unauditedOf(changes)).length === 0, { timeoutMs: 15_000 }).catch(() => undefined);
  expect(await unauditedOf(changes)).toEqual([]);
  expect(changes.size).toBeGreaterThan(5);
  expect(statuses.size).toBe(operations.length);
  expect(reached).toBeGreaterThan(operations.length / 2);
}, 900_000);
