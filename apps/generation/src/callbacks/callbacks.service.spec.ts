import { connectNats, Nudges } from '@kp/bus';
import { signCallback } from '@kp/kling-auth';
import { NUDGES } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { randomBytes } from 'node:crypto';
import { AttemptsRepository } from '../dispatch/attempts.repository.ts';
import { DispatchRepository } from '../dispatch/dispatch.repository.ts';
import { klingRoute } from '../providers/kling-route.ts';
import { accountOf, openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import { ProviderAccounts, type ProviderAccount } from '../providers/provider-accounts.ts';
import { TrackRepository } from '../track/track.repository.ts';
import { CallbacksService } from './callbacks.service.ts';

const secret = () => `whsec_${randomBytes(24).toString('base64')}`;
const [OLD, NEW, OTHERS, FOREIGN] = [secret(), secret(), secret(), secret()];
const MINE = accountOf({ name: 'mine', callbackSecrets: [NEW, OLD] });
const OTHER = accountOf({ name: 'other', callbackSecrets: [OTHERS] });
const UNSIGNED = accountOf({ name: 'unsigned' });

let nats: ThrowawayNats;
let connection: NatsConnection;
let generation: GenerationDatabase;
let service: CallbacksService;

beforeAll(async () => {
  nats = await startThrowawayNats();
  connection = await connectNats(nats.url, 'test');
  generation = await openGenerationDatabase();
});
afterAll(async () => {
  await generation.close();
  await connection.close();
  await nats.stop();
});
beforeEach(async () => {
  await generation.reset();
  for (const account of [MINE, OTHER, UNSIGNED]) await generation.storeAccount(account);
  const accounts = new ProviderAccounts();
  accounts.replace([MINE, OTHER, UNSIGNED]);
  service = new CallbacksService({ database: generation.database, track: new TrackRepository(generation.database), nudges: new Nudges(connection), accounts, logger: new Logger('test', 'silent') });
});

/** An attempt that the provider has, not due for a read. */
async function submitted(account: ProviderAccount, providerTaskId: string): Promise<{ token: string; isDue: () => Promise<boolean> }> {
  await generation.acceptTask();
  const { claimed: [claim] } = await new DispatchRepository(generation.database).claim({ mode: 'live', offers: [{ account, limit: 1 }], known: [account], routeOf: klingRoute, limit: 1 });
  if (!claim) throw new Error('nothing was claimed');
  await new AttemptsRepository(generation.database).recordSubmitted(claim, { providerTaskId, status: 'submitted', rawStatus: 'submitted', raw: {} } as Parameters<AttemptsRepository['recordSubmitted']>[1]);
  await generation.database.query(`UPDATE attempt SET next_check_at = now() + interval '1 hour' WHERE id = $1`, [claim.attemptId]);
  const isDue = async () => (await generation.database.query(`SELECT 1 FROM attempt WHERE id = $1 AND next_check_at <= now()`, [claim.attemptId])).length > 0;
  return { token: claim.callbackToken, isDue };
}
let sent = 0;
const callback = (providerTaskId: string, secrets: string[], token?: string, webhookId = `wh_${(sent += 1)}`) => {
  const body = JSON.stringify({ task_id: providerTaskId, task_status: 'succeed' });
  return { token, headers: secrets.length > 0 ? signCallback({ secret: secrets, webhookId, body }) : {}, rawBody: Buffer.from(body) };
};

test.each([
  ['the new secret of its account', [NEW], true],
  ['the secret before it', [OLD], true],
  ['both, while Kling rotates', [OLD, NEW], true],
  ['the secret of another account', [OTHERS], false],
  ['a secret of nobody', [FOREIGN], false],
  ['nothing', [], false],
])('without a token a callback counts when it is signed with %s', async (_what, secrets, counts) => {
  const { isDue } = await submitted(MINE, 'p1');
  expect(await service.receive(callback('p1', secrets))).toBe(counts);
  expect(await isDue()).toBe(counts);
});

test('the token finds the attempt, and the attempt its account’s secrets', async () => {
  const { token, isDue } = await submitted(MINE, 'p1');
  expect(await service.receive(callback('p1', [NEW], token))).toBe(true);
  expect(await isDue()).toBe(true);
});

test('a token is enough for an account that signs nothing', async () => {
  const { token, isDue } = await submitted(UNSIGNED, 'p1');
  expect(await service.receive(callback('p1', [], token))).toBe(true);
  expect(await isDue()).toBe(true);
});

test('a signed callback that names another task than its token moves only the token’s', async () => {
  const mine = await submitted(MINE, 'p1');
  const other = await submitted(MINE, 'p2');
  expect(await service.receive(callback('p2', [NEW], mine.token))).toBe(true);
  expect([await mine.isDue(), await other.isDue()]).toEqual([true, false]);
});

test('a forged token does nothing', async () => {
  const { isDue } = await submitted(MINE, 'p1');
  expect(await service.receive(callback('p1', [NEW], 'forged'))).toBe(false);
  expect(await isDue()).toBe(false);
});

test('a replayed callback counts once, and the same id of another account is another one', async () => {
  await submitted(MINE, 'p1');
  await submitted(OTHER, 'p2');
  expect(await service.receive(callback('p1', [NEW], undefined, 'same'))).toBe(true);
  expect(await service.receive(callback('p1', [NEW], undefined, 'same'))).toBe(false);
  expect(await service.receive(callback('p2', [OTHERS], undefined, 'same'))).toBe(true);
});

test('a replayed callback stays without effect when its token is known and when its body was changed', async () => {
  const { token, isDue } = await submitted(MINE, 'p1');
  const original = callback('p1', [NEW], token, 'once');
  expect(await service.receive(original)).toBe(true);
  await generation.database.query(`UPDATE attempt SET next_check_at = now() + interval '1 hour'`);
  expect(await service.receive(original)).toBe(false);
  expect(await service.receive({ ...original, token: undefined, rawBody: Buffer.from('{"task_id":"p1","task_status":"failed"}') })).toBe(false);
  expect(await isDue()).toBe(false);
});

/** A callback with one thing changed, as somebody would who has seen it but holds no secret. */
function mutated(original: ReturnType<typeof callback>, n: number): ReturnType<typeof callback> {
  const flip = (text: string, at: number) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  const headers: Record<string, string> = { ...original.headers };
  const signature = headers['webhook-signature'] ?? '';
  const body = Buffer.from(original.rawBody);
  const kinds: (() => Partial<ReturnType<typeof callback>>)[] = [
    () => ((body[n % body.length] = (body[n % body.length] ?? 0) ^ (1 + (n % 255))), { rawBody: body }),
    () => ({ rawBody: body.subarray(0, n % body.length) }),
    () => ({ rawBody: Buffer.concat([body, Buffer.from([n % 256])]) }),
    // From the version on, but not the last bits of the base64, which say nothing.
    () => ({ headers: { ...headers, 'webhook-signature': flip(signature, n % (signature.length - 2)) } }),
    () => ({ headers: { ...headers, 'webhook-id': `wh_forged_${n}` } }),
    () => ({ headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1 + (n % 200)) } }),
    () => ({ headers: Object.fromEntries(Object.entries(headers).filter((_, index) => index !== n % 3)) }),
    () => ({ headers: {}, token: randomBytes(24).toString('base64url') }),
    () => ({ token: flip('A'.repeat(32), n % 32) }),
    () => ({ rawBody: randomBytes(n % 300) }),
  ];
  return { ...original, ...kinds[n % kinds.length]?.() };
}

test('10 000 mutated callbacks have no effect at all', async () => {
  const { isDue } = await submitted(MINE, 'p1');
  const original = callback('p1', [NEW], undefined, 'genuine');
  const before = await generation.database.query('SELECT count(*) FROM callback_seen');
  for (let from = 0; from < 10_000; from += 100) {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => service.receive(mutated(original, from + n))));
    expect(answers.filter(Boolean)).toEqual([]);
  }
  expect(await isDue()).toBe(false);
  expect(await generation.database.query('SELECT count(*) FROM callback_seen')).toEqual(before);
  // Still good after all of them.
  expect(await service.receive(original)).toBe(true);
  expect(await isDue()).toBe(true);
});

test('an accepted callback wakes tracking', async () => {
  let nudged = 0;
  new Nudges(connection).on(NUDGES.track, () => (nudged += 1));
  await connection.flush();
  const { token } = await submitted(UNSIGNED, 'p1');
  await service.receive(callback('p1', [], token));
  await waitFor(() => nudged === 1);
});
