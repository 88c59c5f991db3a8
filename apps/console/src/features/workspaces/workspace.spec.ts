import { usageColour, usedShare } from '../../ui/usage.ts';
import { overrideOf, OVERRIDABLE, OVERRIDE_TARGETS, toIso, toLocal } from './override.ts';
import { formatInZone, timeZones } from './time-zones.ts';
import { newWorkspaceOf, settingsOf, type Workspace } from './workspace.ts';

const WORKSPACE = { name: 'Studio', timeZone: 'UTC', corsOrigins: ['https://a.example'], version: 3 } as Workspace;

describe('what the forms send', () => {
  it('a new workspace leaves plan and time zone to the server when they are empty', () => {
    expect(newWorkspaceOf({ name: 'Studio', ownerEmail: 'a@example.com', planId: '', timeZone: '', corsOrigins: '' })).toEqual({ name: 'Studio', ownerEmail: 'a@example.com', corsOrigins: [] });
    expect(newWorkspaceOf({ name: 'S', ownerEmail: 'a', planId: 'team', timeZone: 'UTC', corsOrigins: 'https://a.example\n\n https://b.example ' })).toEqual({ name: 'S', ownerEmail: 'a', planId: 'team', timeZone: 'UTC', corsOrigins: ['https://a.example', 'https://b.example'] });
  });

  it('settings go only as far as they were changed, with the version that was seen', () => {
    const same = { name: 'Studio', timeZone: 'UTC', corsOrigins: 'https://a.example', reason: 'Move' };
    expect(settingsOf(same, WORKSPACE)).toEqual({ version: 3, reason: 'Move' });
    expect(settingsOf({ ...same, timeZone: 'Asia/Tokyo', corsOrigins: '' }, WORKSPACE)).toEqual({ timeZone: 'Asia/Tokyo', corsOrigins: [], version: 3, reason: 'Move' });
  });

  it('an override holds the limits that were picked, and a target id unless it is of the workspace', () => {
    const fields = { target: 'user', targetId: 'usr_1', 'limits.userUnitsPerDay': '400', 'limits.maxVariations.none': 'on', 'limits.priority': '9', reason: 'Launch', expiresAt: '' };
    expect(overrideOf(fields, ['userUnitsPerDay', 'maxVariations'])).toEqual({ target: 'user', targetId: 'usr_1', limits: { userUnitsPerDay: 400, maxVariations: null }, reason: 'Launch', expiresAt: '' });
    expect(overrideOf(fields, ['maxDurationSeconds'])).toMatchObject({ limits: { maxDurationSeconds: '' } });
    expect(overrideOf({ ...fields, target: 'workspace' }, ['priority'])).toEqual({ target: 'workspace', limits: { priority: 9 }, reason: 'Launch', expiresAt: '' });
  });

  it('every target can override something', () => {
    for (const target of OVERRIDE_TARGETS) expect(OVERRIDABLE[target].length).toBeGreaterThan(0);
  });
});

describe('times', () => {
  it('a local time reads back as the same point in time, and no time goes as it is', () => {
    const time = new Date(2026, 11, 1, 9, 5);
    expect(toLocal(time)).toBe('2026-12-01T09:05');
    expect(toIso(toLocal(time))).toBe(time.toISOString());
    expect(toIso('')).toBe('');
    expect(toIso('soon')).toBe('soon');
  });

  it('time zones begin with UTC, each once, and are zones', () => {
    const zones = timeZones();
    expect(zones[0]).toBe('UTC');
    expect(zones).toContain('Europe/Berlin');
    expect(new Set(zones).size).toBe(zones.length);
  });

  it('a reset is shown as clocks of the workspace show it', () => {
    expect(formatInZone('2026-11-24T23:00:00.000Z', 'Europe/Berlin')).toBe('Nov 25, 2026, 00:00');
    expect(formatInZone('2026-11-24T23:00:00.000Z', 'Nowhere/At-All')).toBe('Nov 24, 2026, 23:00 UTC');
  });
});

describe('usage', () => {
  it.each([
    [0, 100, 0],
    [75, 100, 0.75],
    [250, 100, 1],
    [5, null, 0],
    [0, 0, 1],
  ])('%d of %p is %d', (used, limit, share) => expect(usedShare(used, limit)).toBe(share));

  it('is ochre from three quarters and red from nine tenths', () => {
    expect([0.74, 0.75, 0.89, 0.9, 1].map(usageColour)).toEqual(['text.primary', 'warning.main', 'warning.main', 'error.main', 'error.main']);
  });
});
