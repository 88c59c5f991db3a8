import { AccountCosts, concurrencyOf, type ResourcePack } from '@kp/kling-api/account-wire';
import { classifyKlingAnswer } from '@kp/kling-api/errors';
import type { AccountPack, AccountTest } from '@kp/task-contracts';
import { redactText } from '@kp/telemetry';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Call, ProviderHttp } from '../providers/provider-http.ts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';

/** Reads that need a valid key and create nothing (kling-api.md §1.3). */
const NEW_GENERATION_READ = '/tasks?task_ids=0';
const LEGACY_READ = '/v1/videos/text2video/';
const COSTS_DAYS = 30;
const DAY_MS = 86_400_000;
const MAX_DETAIL = 300;
const MAX_PACKS = 50;

const Envelope = z.object({ code: z.number(), message: z.string().nullish() });

type Verdict = Pick<AccountTest, 'outcome' | 'detail' | 'httpStatus' | 'code'>;

/** Finds out whether Kling takes an account's credentials, without creating anything. */
export class AccountProbe {
  private readonly http: Pick<ProviderHttp, 'call'>;

  constructor(http: Pick<ProviderHttp, 'call'>) {
    this.http = http;
  }

  /** @param options.costs also reads the resource packs, which Kling allows once a second. */
  async run(account: ProviderAccount, options: { costs: boolean }): Promise<AccountTest> {
    const startedAtMs = performance.now();
    const verdict = await this.authenticate(account);
    const latencyMs = Math.round(performance.now() - startedAtMs);
    const costs = options.costs && verdict.outcome === 'passed' ? { costs: await this.costs(account) } : {};
    return { at: new Date().toISOString(), latencyMs, ...verdict, ...costs };
  }

  private async authenticate(account: ProviderAccount): Promise<Verdict> {
    if (account.authorization.kind === 'api-key') {
      const verdict = toVerdict(await this.http.call(account, 'GET', NEW_GENERATION_READ), 'ok');
      // Some addresses serve the legacy generation only (§0); an API key is good for both.
      if (verdict.httpStatus !== 404) return verdict;
    }
    return toVerdict(await this.http.call(account, 'GET', `${LEGACY_READ}connection-test-${randomBytes(8).toString('hex')}`), 'not-found');
  }

  private async costs(account: ProviderAccount): Promise<NonNullable<AccountTest['costs']>> {
    const now = Date.now();
    const call = await this.http.call(account, 'GET', `/account/costs?start_time=${now - COSTS_DAYS * DAY_MS}&end_time=${now}`);
    const verdict = toVerdict(call, 'ok');
    if (verdict.outcome !== 'passed' || !('answer' in call)) return { packs: [], problem: verdict.detail };
    const parsed = AccountCosts.safeParse(call.answer.body);
    if (!parsed.success) return { packs: [], problem: 'The answer is not a list of resource packs.' };
    if (parsed.data.data.code) return { packs: [], problem: clean(`Code ${parsed.data.data.code}: ${parsed.data.data.msg ?? 'no message'}`) };
    const packs = (parsed.data.data.resource_pack_subscribe_infos ?? []).slice(0, MAX_PACKS).map(toPack);
    const [videoConcurrency, imageConcurrency] = [quotaOf(packs, 'video'), quotaOf(packs, 'image')];
    return { packs, ...(videoConcurrency === undefined ? {} : { videoConcurrency }), ...(imageConcurrency === undefined ? {} : { imageConcurrency }) };
  }
}

/** @param expected what this read answers when the credentials are good. */
function toVerdict(call: Call, expected: 'ok' | 'not-found'): Verdict {
  if (!('answer' in call)) return { outcome: 'unreachable', detail: clean(call.transport === 'timeout' ? 'The provider did not answer in time.' : `The provider cannot be reached (${call.detail}).`) };
  const { httpStatus, body } = call.answer;
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return { outcome: 'unexpected', httpStatus, detail: `HTTP ${httpStatus} without Kling's envelope: is this the address of a Kling API?` };
  const { code, message } = envelope.data;
  const seen = classifyKlingAnswer({ operation: 'read', httpStatus, code, message: message ?? undefined });
  const common = { httpStatus, code };
  if (seen === expected) return { ...common, outcome: 'passed', detail: 'The provider accepts the credentials.' };
  const answer = clean(`HTTP ${httpStatus}, code ${code}: ${message ?? 'no message'}`);
  return { ...common, outcome: seen === 'fix-auth' || seen === 'account-blocked' ? 'refused' : 'unexpected', detail: answer };
}

function toPack(info: ResourcePack): AccountPack {
  const name = clean(info.resource_pack_name);
  const concurrency = concurrencyOf(name);
  const kind = /video/i.test(name) ? 'video' : /image/i.test(name) ? 'image' : 'other';
  const expiresAt = info.invalid_time && Number.isFinite(new Date(info.invalid_time).getTime()) ? new Date(info.invalid_time).toISOString() : undefined;
  return { name, status: info.status, kind, total: info.total_quantity, remaining: info.remaining_quantity, ...(concurrency === undefined ? {} : { concurrency }), ...(expiresAt ? { expiresAt } : {}) };
}

/** Kling's quota is the largest of the active packs of a kind, not their sum (§8). */
function quotaOf(packs: AccountPack[], kind: AccountPack['kind']): number | undefined {
  const quotas = packs.flatMap((pack) => (pack.kind === kind && pack.status === 'online' && pack.concurrency !== undefined ? [pack.concurrency] : []));
  return quotas.length > 0 ? Math.max(...quotas) : undefined;
}

const clean = (text: string): string => redactText(text.replaceAll('\0', '')).slice(0, MAX_DETAIL);
