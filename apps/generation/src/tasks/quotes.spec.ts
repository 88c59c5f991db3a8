import type { CreateTaskBody } from '@kp/task-contracts';
import { frozenClock } from '@kp/testing';
import { createHmac } from 'node:crypto';
import { Quotes, QUOTE_SECONDS } from './quotes.ts';

const KEY = 'k'.repeat(32);
const CALLER = { workspaceId: 'ws_1', mode: 'live' as const };
const BODY: CreateTaskBody = { type: 'text-to-video', prompt: 'a boat', durationSeconds: 5 };
const PRICE = { microUnits: 5_000_000n, priceVersion: 'v1' };
const clock = frozenClock('2026-11-24T12:00:00Z');
const quotes = new Quotes({ signingKey: KEY, now: () => clock.now() });
const issue = () => quotes.issue(CALLER, BODY, PRICE).quoteId;
const codeOf = (quoteId: string, caller: Parameters<Quotes['read']>[1] = CALLER, body = BODY) => {
  const quote = quotes.read(quoteId, caller, body);
  return 'error' in quote ? quote.error.code : quote.price;
};
const signed = (payload: string, key = KEY, version = 'q1') => `${version}.${payload}.${createHmac('sha256', key).update(`${version}.${payload}`).digest('base64url')}`;

test('a quote holds its price, and fits a header', () => {
  expect(codeOf(issue())).toEqual(PRICE);
  expect(quotes.issue({ ...CALLER, workspaceId: 'w'.repeat(64) }, BODY, { microUnits: 10n ** 15n, priceVersion: '2026-11-24' }).quoteId.length).toBeLessThan(1_024);
});

test('what is for the caller’s own books, and the order of keys, may change', () => {
  const quoteId = issue();
  const noted: CreateTaskBody = { durationSeconds: 5, prompt: 'a boat', type: 'text-to-video', quoteId, tags: ['a'], metadata: { a: '1' }, endUser: 'e', costCentre: 'c' };
  expect(codeOf(quoteId, CALLER, noted)).toEqual(PRICE);
});

test.each<[string, Parameters<Quotes['read']>[1], CreateTaskBody]>([
  ['another workspace', { ...CALLER, workspaceId: 'ws_2' }, BODY],
  ['another mode', { ...CALLER, mode: 'test' }, BODY],
  ['another length', CALLER, { ...BODY, durationSeconds: 10 }],
  ['another prompt', CALLER, { ...BODY, prompt: 'a ship' }],
  ['a field more', CALLER, { ...BODY, quality: 'pro' }],
])('a quote is not for %s', (_what, caller, body) => {
  expect(codeOf(issue(), caller, body)).toBe('quote-mismatch');
});

test('a quote is honoured for fifteen minutes', () => {
  const { quoteId, expiresAt } = quotes.issue(CALLER, BODY, PRICE);
  expect(Date.parse(expiresAt) - clock.now().getTime()).toBe(15 * 60_000);
  clock.advance(QUOTE_SECONDS * 1_000 - 1);
  expect(codeOf(quoteId)).toEqual(PRICE);
  clock.advance(1);
  expect(codeOf(quoteId)).toBe('quote-expired');
  // Another workspace learns nothing about it.
  expect(codeOf(quoteId, { ...CALLER, workspaceId: 'ws_2' })).toBe('quote-mismatch');
});

test('what we did not sign is no quote', () => {
  const quoteId = issue();
  const [, payload = '', signature = ''] = quoteId.split('.');
  const promised = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const cheaper = Buffer.from(JSON.stringify({ ...promised, microUnits: '1' })).toString('base64url');
  const forged = ['', '.', 'q1..', 'q1', payload, `q1.${cheaper}.${signature}`, `q1.${payload}.`, `q1.${payload}.${signature}.${signature}`, `q2.${payload}.${signature}`, signed(payload, 'x'.repeat(32)), signed(payload, KEY, 'q2'), `q1.${payload}.${signature.slice(0, -1)}`, `${quoteId} `, 'ü'.repeat(43)];
  for (const each of forged) expect([each, codeOf(each)]).toEqual([each, 'quote-invalid']);
  expect(codeOf(signed(payload))).toEqual(PRICE);
});
