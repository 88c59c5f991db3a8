import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import fc from 'fast-check';
import { OVERRIDABLE, OVERRIDE_TARGETS, type LimitsPart, type OverrideTarget } from '../plans/override-views.ts';
import { mergeLimits, type ActiveOverride } from './merge-limits.ts';

const PLAN: PlanLimits = { ...UNLIMITED, requestsPerMinute: 600, requestBurst: 60, unitsPerDay: 100, userUnitsPerDay: 50, concurrencyPerUser: 5, maxDurationSeconds: 10 };
const KEY = { unitsPerDay: 7, unitsPerMonth: null, requestsPerMinute: 120 };
const CALLER = { userId: 'usr_1', keyId: 'key_1', endUser: 'eve' };
let lastId = 0;
const override = (target: OverrideTarget, targetId: string, limits: LimitsPart): ActiveOverride => ({ id: `ovr_${(lastId += 1)}`, target, targetId, limits, expiresAt: '2027-01-01T00:00:00.000Z' });

const numbers: (keyof PlanLimits)[] = ['requestsPerMinute', 'requestBurst', 'unitsPerDay', 'unitsPerMonth', 'userUnitsPerDay', 'userUnitsPerMonth', 'endUserUnitsPerDay', 'endUserUnitsPerMonth', 'concurrencyPerWorkspace', 'concurrencyPerUser', 'maxDurationSeconds', 'maxVariations', 'priority'];
const anyOverride = fc.constantFrom(...OVERRIDE_TARGETS).chain((target) =>
  fc.record({
    targetId: fc.constantFrom(...({ workspace: ['ws_1'], user: ['usr_1', 'usr_2'], 'api-key': ['key_1', 'key_2'], 'end-user': ['eve', 'mallory'] }[target])),
    limits: fc.dictionary(fc.constantFrom(...numbers.filter((name) => OVERRIDABLE[target].includes(name))), fc.integer({ min: 1, max: 9 }), { minKeys: 1, maxKeys: 3 }),
  }).map(({ targetId, limits }) => override(target, targetId, limits as LimitsPart)),
);

test('without overrides the plan holds, and the key’s own limits beside it', () => {
  expect(mergeLimits(PLAN, [], KEY, CALLER)).toEqual({ limits: { ...PLAN, keyUnitsPerDay: 7, keyUnitsPerMonth: null }, keyRate: { perMinute: 120, burst: 20 }, overrides: [] });
  expect(mergeLimits(PLAN, [], undefined, { userId: 'usr_1' })).toMatchObject({ keyRate: null, limits: { keyUnitsPerDay: null } });
});

test('what is said of somebody counts more than what is said of everybody, whichever is newer', () => {
  const overrides = [override('end-user', 'eve', { maxDurationSeconds: 3 }), override('user', 'usr_1', { maxDurationSeconds: 20, concurrencyPerUser: 9 }), override('workspace', 'ws_1', { maxDurationSeconds: 15, unitsPerDay: null })];
  expect(mergeLimits(PLAN, overrides, undefined, CALLER).limits).toMatchObject({ maxDurationSeconds: 3, concurrencyPerUser: 9, unitsPerDay: null });
  expect(mergeLimits(PLAN, overrides, undefined, { userId: 'usr_1' }).limits.maxDurationSeconds).toBe(20);
  expect(mergeLimits(PLAN, overrides, undefined, { userId: 'usr_2' }).limits).toMatchObject({ maxDurationSeconds: 15, concurrencyPerUser: 5 });
});

test('an API key’s units and rate are its own: those of the workspace stay', () => {
  const { limits, keyRate } = mergeLimits(PLAN, [override('api-key', 'key_1', { unitsPerDay: 20, requestsPerMinute: 60, requestBurst: 3, priority: 9 })], KEY, CALLER);
  expect(limits).toMatchObject({ unitsPerDay: 100, keyUnitsPerDay: 20, requestsPerMinute: 600, requestBurst: 60, priority: 9 });
  expect(keyRate).toEqual({ perMinute: 60, burst: 3 });
  expect(mergeLimits(PLAN, [override('api-key', 'key_1', { requestsPerMinute: null })], KEY, CALLER).keyRate).toBeNull();
});

describe('for any overrides', () => {
  test('each field comes from the plan or from an override that concerns the caller, the last in order', () => {
    fc.assert(
      fc.property(fc.array(anyOverride, { maxLength: 8 }), (overrides) => {
        const { limits } = mergeLimits(PLAN, overrides, KEY, CALLER);
        const mine = OVERRIDE_TARGETS.flatMap((target) => overrides.filter((each) => each.target === target && ['ws_1', 'usr_1', 'key_1', 'eve'].includes(each.targetId)));
        for (const name of numbers) {
          const sharedByKey = ['unitsPerDay', 'unitsPerMonth', 'requestsPerMinute', 'requestBurst'].includes(name);
          const last = mine.findLast((each) => each.limits[name] !== undefined && !(sharedByKey && each.target === 'api-key'));
          expect([name, limits[name]]).toEqual([name, last ? last.limits[name] : PLAN[name]]);
        }
      }),
    );
  });

  test('overrides of others change nothing, and nothing that is given is written to', () => {
    fc.assert(
      fc.property(fc.array(anyOverride, { maxLength: 8 }), (overrides) => {
        const frozen = structuredClone(overrides);
        const concerning = overrides.filter(({ targetId }) => ['ws_1', 'usr_1', 'key_1', 'eve'].includes(targetId));
        expect(mergeLimits(PLAN, overrides, KEY, CALLER)).toEqual(mergeLimits(PLAN, concerning, KEY, CALLER));
        expect(overrides).toEqual(frozen);
      }),
    );
  });
});
