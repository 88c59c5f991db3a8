import { ProblemFilter } from '@kp/http';
import type { PlatformRole } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { waitFor } from '@kp/testing';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startAuditLog, SECRET, type AuditLog } from '../audit/audit-log.fixture.ts';
import { auditProviders } from '../audit/audit-providers.ts';
import { AuditPage, AuditVerificationState } from '../audit/audit-views.ts';
import { AuditController } from '../audit/audit.controller.ts';
import { expectAudited } from '../audit/audit.fixture.ts';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { AccessGuard } from '../identity/access.guard.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import { AdminAuditController } from './admin-audit.controller.ts';

@Module({})
class GatewayModule {}

let log: AuditLog;
let app: NestFastifyApplication;
/** Who calls; identity has specs of its own. */
let caller: { workspaceId: string; permissions: string[]; platformRole?: PlatformRole };

beforeAll(async () => {
  log = await startAuditLog();
  await log.owner.query(`INSERT INTO workspace (id, name) VALUES ('ws_a', 'a')`);
  await log.owner.query(`INSERT INTO app_user (id, email, name) VALUES ('usr_0', 'ada@example.com', 'Ada')`);
  await log.append('ws_a', 30);
  await log.append('platform', 5);
  await log.trail.append(log.database, { chain: 'ws_b', action: 'workspace.renamed', actor: { kind: 'user', id: 'usr_9' }, target: { kind: 'workspace', id: 'ws_b', name: '=HYPERLINK("http://x")' }, reason: '+1, "two"\nthree', after: { name: '@x' } });
  const logger = new Logger('test', 'silent');
  const authenticator = { authenticate: async () => ({ kind: 'session', userId: 'usr_0', role: 'owner', mode: 'live', ...caller, permissions: new Set(caller.permissions) }) } as unknown as Authenticator;
  const module = {
    module: GatewayModule,
    controllers: [AuditController, AdminAuditController],
    providers: [{ provide: APP_GUARD, useValue: new AccessGuard(authenticator) }, { provide: APP_FILTER, useValue: new ProblemFilter(logger) }, ...auditProviders({ database: log.database, objects: log.objects, signingKey: SECRET, logger })],
  };
  app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  await app.init();
});
afterAll(async () => {
  await app?.close();
  await log?.stop();
});

const member = (workspaceId: string) => (caller = { workspaceId, permissions: ['audit:read'] });
const operator = () => (caller = { workspaceId: 'ws_a', permissions: [], platformRole: 'operator' });
async function get(url: string, accept?: string) {
  const response = await app.getHttpAdapter().getInstance().inject({ method: 'GET', url, headers: accept ? { accept } : {} });
  return { status: response.statusCode, headers: response.headers, text: response.payload, json: () => response.json<Record<string, unknown>>() };
}

test('a member reads the chain of the own workspace, with names as they are now, and nobody else’s', async () => {
  member('ws_a');
  const page = AuditPage.parse((await get('/v1/audit?limit=100&chain=')).status === 400 ? (await get('/v1/audit?limit=100')).json() : undefined);
  expect(page.data.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, index) => `ws_a:${30 - index}`));
  expect(page.data.find(({ seq }) => seq === 1)).toMatchObject({ actor: { kind: 'user', id: 'usr_0', name: 'ada@example.com' }, before: { n: 0, nested: { b: 1, a: 'ü' } }, reason: 'because 0', requestId: 'req_0', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  member('ws_b');
  expect(AuditPage.parse((await get('/v1/audit')).json()).data.map(({ chain }) => chain)).toEqual(['ws_b']);
});

test('filters, pages and getMany of the console', async () => {
  operator();
  const idsOf = async (query: string) => AuditPage.parse((await get(`/admin/v1/audit?${query}`)).json()).data.map(({ id }) => id);
  expect(await idsOf('chain=platform&limit=2')).toEqual(['platform:5', 'platform:4']);
  expect(await idsOf('target=ws_b')).toEqual(['ws_b:1']);
  expect(await idsOf('action=workspace.renamed&actor=usr_9')).toEqual(['ws_b:1']);
  expect(await idsOf('from=2026-11-24T00:00:03Z&to=2026-11-24T00:00:05Z')).toEqual(['ws_a:5', 'ws_a:4']);
  expect(await idsOf('id=ws_a:3,nonsense,platform:1,ws_a:99')).toEqual(['ws_a:3', 'platform:1']);
  const { meta } = AuditPage.parse((await get('/admin/v1/audit?chain=ws_a&limit=29')).json());
  expect(await idsOf(`chain=ws_a&cursor=${meta.nextCursor}`)).toEqual(['ws_a:1']);
  expect((await get('/admin/v1/audit/ws_a:7')).json()).toMatchObject({ id: 'ws_a:7' });
  for (const id of ['ws_a:31', 'ws_a', 'ws_a:0', 'ws_a:1e3', `x:${'9'.repeat(30)}`]) expect((await get(`/admin/v1/audit/${id}`)).status).toBe(404);
});

test.each(['from=yesterday', 'limit=0', 'limit=101', 'cursor=x', 'action=%00', 'colour=red'])('?%s is refused', async (query) => {
  operator();
  expect(await get(`/admin/v1/audit?${query}`)).toMatchObject({ status: 400 });
});

test.each<[PlatformRole | undefined, number]>([['admin', 200], ['operator', 200], ['reviewer', 403], [undefined, 403]])('a %s in the console gets %i', async (platformRole, status) => {
  caller = { workspaceId: 'ws_a', permissions: ['audit:read'], ...(platformRole ? { platformRole } : {}) };
  for (const path of ['', '/verification', '/ws_a:1']) expect((await get(`/admin/v1/audit${path}`)).status).toBe(status);
});

test('the export is CSV in which nothing is a formula', async () => {
  operator();
  const { headers, text } = await get('/admin/v1/audit?chain=ws_b', 'text/csv');
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const [head, ...rest] = text.split('\r\n');
  expect(head).toBe('id,chain,seq,occurredAt,action,actorKind,actorId,actorName,targetKind,targetId,targetName,before,after,reason,requestId,ip,hash');
  expect(rest.join('\r\n')).toContain(`,"'=HYPERLINK(""http://x"")",,"{""name"":""@x""}","'+1, ""two""\nthree",,,`);
  expect((await get('/admin/v1/audit', 'text/csv')).text.trim().split('\r\n')).toHaveLength(1 + 36);
  expect((await get('/admin/v1/audit?cursor=x', 'text/csv')).status).toBe(400);
});

test('a verification is run on demand, one at a time, is audited, and its result stays', async () => {
  operator();
  const post = () => app.getHttpAdapter().getInstance().inject({ method: 'POST', url: '/admin/v1/audit/verification' });
  const state = async () => AuditVerificationState.parse((await get('/admin/v1/audit/verification')).json());
  await waitFor(async () => (await state()).chains.every(({ unsignedEntries }) => unsignedEntries === 0) && (await state()).last?.startedBy === 'schedule' && !(await state()).running, { timeoutMs: 15_000 });
  await log.owner.query(`UPDATE audit_entry SET reason = 'because of nothing' WHERE chain = 'ws_a' AND seq = 11`);
  const answers = await Promise.all([post(), post(), post()]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([202, 409, 409]);
  await waitFor(async () => (await state()).last?.startedBy === 'usr_0');
  expect((await state()).last).toMatchObject({ status: 'tampered', findingCount: 1, findings: [{ kind: 'entry-altered', chain: 'ws_a', fromSeq: 11, toSeq: 11 }] });
  await expectAudited(log.database, { action: 'audit-verification.started', chain: 'platform', actor: 'usr_0' });
});
