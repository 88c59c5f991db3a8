import { expiryOf, isUsable, maskOf, newKeyOf, scopeField, scopesOf, stateOf } from './api-key.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW + days * 86_400_000).toISOString();

describe('the state of a key', () => {
  it.each([
    ['active', null, 'active'],
    ['active', inDays(15), 'active'],
    ['active', inDays(14), 'expiring'],
    ['active', inDays(0), 'expired'],
    ['active', inDays(-1), 'expired'],
    ['expired', inDays(-1), 'expired'],
    ['revoked', inDays(3), 'revoked'],
    ['owner-gone', null, 'owner-gone'],
  ] as const)('%s, expires %s: %s', (status, expiresAt, expected) => {
    expect(stateOf({ status, expiresAt }, NOW)).toBe(expected);
  });

  it('only active ones can be used, soon expiring or not', () => {
    expect((['active', 'expiring', 'expired', 'revoked', 'owner-gone'] as const).filter(isUsable)).toEqual(['active', 'expiring']);
  });

  it('a key is recognised by its beginning and its end', () => {
    expect([maskOf({ prefix: 'kp_live_8Fq2', last4: 'x0Zc' }), maskOf({ prefix: 'kp_test_1', last4: null })]).toEqual(['kp_live_8Fq2…x0Zc', 'kp_test_1…']);
  });
});

describe('a new key', () => {
  it('expires never, after days, or at the end of a date', () => {
    expect(expiryOf('never', undefined, NOW)).toBeNull();
    expect(expiryOf('30', '', NOW)).toBe(inDays(30));
    expect(expiryOf('date', '2026-12-31', NOW)).toBe(new Date(2026, 11, 31, 23, 59, 59).toISOString());
    expect([expiryOf('date', '', NOW), expiryOf('date', 'soon', NOW)]).toEqual(['', 'soon']);
  });

  it('takes the scopes that are ticked, and empty limits as none', () => {
    const fields = { userId: 'usr_1', name: 'CI', mode: 'test', [scopeField('tasks:read')]: 'on', [scopeField('uploads:write')]: 'on', ipAllowList: '203.0.113.0/24\n2001:db8::1', costCentre: '', expiry: 'never', unitsPerDay: '2.5', unitsPerMonth: '', requestsPerMinute: 'many', reason: 'build' };
    expect(newKeyOf(fields, 'ws_1', NOW)).toEqual({
      workspaceId: 'ws_1',
      userId: 'usr_1',
      name: 'CI',
      mode: 'test',
      scopes: ['tasks:read', 'uploads:write'],
      ipAllowList: ['203.0.113.0/24', '2001:db8::1'],
      costCentre: null,
      expiresAt: null,
      unitsPerDay: 2.5,
      unitsPerMonth: null,
      requestsPerMinute: 'many',
      reason: 'build',
    });
  });

  it('no box ticked is no scope, which the server refuses', () => {
    expect(scopesOf({ name: 'x' })).toEqual([]);
  });
});
