import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import { diffOf, excessesOf } from './compare-limits.ts';

const of = (part: Partial<PlanLimits>): PlanLimits => ({ ...UNLIMITED, ...part });

test.each<[string, Partial<PlanLimits>, Partial<PlanLimits>, string[]]>([
  ['nothing', {}, {}, []],
  ['a limit where there was none', { unitsPerDay: null }, { unitsPerDay: 5 }, ['unitsPerDay:tighter']],
  ['no limit any more', { unitsPerDay: 5 }, { unitsPerDay: null }, ['unitsPerDay:looser']],
  ['a shorter keep', { retentionDays: 90 }, { retentionDays: 30 }, ['retentionDays:tighter']],
  ['fewer models', { allowedModels: ['a', 'b'] }, { allowedModels: ['b', 'c', 'd'] }, ['allowedModels:tighter']],
  ['more models', { allowedModels: ['a'] }, { allowedModels: ['b', 'a'] }, ['allowedModels:looser']],
  ['every model', { allowedModels: ['a'] }, { allowedModels: null }, ['allowedModels:looser']],
  ['not every model any more', { allowedModels: null }, { allowedModels: ['a'] }, ['allowedModels:tighter']],
  ['other order', { allowedModels: ['a', 'b'] }, { allowedModels: ['b', 'a'] }, ['allowedModels:other']],
  ['review', { releaseMode: 'immediate' }, { releaseMode: 'all' }, ['releaseMode:tighter']],
  ['priority', { priority: 3 }, { priority: 7 }, ['priority:other']],
])('diff: %s', (_what, before, after, changes) => {
  expect(diffOf(of(before), of(after)).map(({ field, effect }) => `${field}:${effect}`)).toEqual(changes);
});

test('who uses more than is proposed exceeds; who uses as much does not', () => {
  const use = { unitsPerDay: 10, unitsPerMonth: 100, concurrencyPerWorkspace: 3 };
  expect(excessesOf(UNLIMITED, of({ unitsPerDay: 10, unitsPerMonth: 99, concurrencyPerWorkspace: 2 }), use)).toEqual([
    { field: 'unitsPerMonth', kind: 'use', present: 100, proposed: 99 },
    { field: 'concurrencyPerWorkspace', kind: 'use', present: 3, proposed: 2 },
  ]);
});

test('what may be done now and could not be done any more is an excess as well', () => {
  expect(excessesOf(of({ maxDurationSeconds: 15 }), of({ maxDurationSeconds: 10, unitsPerDay: 1, priority: 1 }), undefined)).toEqual([{ field: 'maxDurationSeconds', kind: 'allowance', present: 15, proposed: 10 }]);
});
