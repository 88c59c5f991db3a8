import { PlanLimits, RELEASE_MODES as CONTRACT_RELEASE_MODES } from '@kp/task-contracts';
import '../i18n/english-limits.ts';
import { i18nProvider } from '../i18n/i18n-provider.ts';
import { formatLimit } from './format-limit.ts';
import { limitsOf } from './limit-fields.ts';
import { changedLimits, FIRST_LIMITS, LIMIT_GROUPS, LIMIT_NAMES, type LimitName, LIMITS, RELEASE_MODES } from './limit.ts';
import { type PlanPreview, withNextPage } from './plan-preview.ts';

const translate = (key: string, values?: Record<string, unknown>) => i18nProvider.translate(key, values);

describe('the table of limits', () => {
  it('has every limit of the contract, and lets those be none that may be none', () => {
    const optional = Object.entries(PlanLimits.shape).map(([name, schema]) => [name, schema.safeParse(null).success]);
    expect(Object.fromEntries(LIMIT_NAMES.map((name) => [name, LIMITS[name].isOptional === true]))).toEqual(Object.fromEntries(optional));
    expect(RELEASE_MODES).toEqual(CONTRACT_RELEASE_MODES);
  });

  it('starts a new plan with limits that the contract takes', () => {
    expect(PlanLimits.parse(FIRST_LIMITS)).toEqual(FIRST_LIMITS);
  });
});

describe('formatLimit', () => {
  it.each<[LimitName, unknown, string]>([
    ['unitsPerDay', 1500.5, '1,500.5 u'],
    ['unitsPerDay', null, 'no limit'],
    ['unitsPerDay', 0, '0 u'],
    ['unitsPerDay', undefined, 'as in the plan'],
    ['requestsPerMinute', 600, '600 per minute'],
    ['concurrencyPerUser', 5, '5'],
    ['maxDurationSeconds', 15, '15 s'],
    ['retentionDays', null, 'until deleted'],
    ['allowedModels', null, 'every model'],
    ['allowedModels', [], 'no model'],
    ['allowedModels', ['kling-3.0', 'kling-2.6'], 'kling-3.0, kling-2.6'],
    ['releaseMode', 'all', 'after review only'],
    ['releaseMode', 'never', 'never'],
    ['softLimitPercent', 80, '80 %'],
  ])('%s %j: %s', (name, value, expected) => expect(formatLimit(name, value, translate)).toBe(expected));

  it('has a name, a group and words for every limit', () => {
    for (const name of LIMIT_NAMES) {
      expect(translate(`console.limits.name.${name}`)).not.toMatch(/^console/);
      expect(LIMIT_GROUPS).toContain(LIMITS[name].group);
      expect(formatLimit(name, FIRST_LIMITS[name], translate)).not.toMatch(/console\.|undefined/);
    }
  });
});

describe('limitsOf', () => {
  it('reads back what the form was filled with', () => {
    const fields = Object.fromEntries(
      LIMIT_NAMES.map((name) => {
        const value = FIRST_LIMITS[name];
        return value === null ? [`limits.${name}.none`, 'on'] : [`limits.${name}`, Array.isArray(value) ? value.join(',') : String(value)];
      }),
    );
    expect(limitsOf(fields, LIMIT_NAMES)).toEqual(FIRST_LIMITS);
  });

  it('takes only the limits it is asked for, and no switch where there must be a limit', () => {
    expect(limitsOf({ 'limits.priority.none': 'on', 'limits.priority': '3', 'limits.unitsPerDay': '9' }, ['priority'])).toEqual({ priority: 3 });
  });

  it('leaves out what is empty, and sends what is no number for the server to name', () => {
    expect(limitsOf({ 'limits.unitsPerDay': '', 'limits.unitsPerMonth': '2.5', 'limits.requestBurst': 'many' }, ['unitsPerDay', 'unitsPerMonth', 'requestBurst'])).toEqual({ unitsPerMonth: 2.5, requestBurst: 'many' });
  });

  it('keeps no model apart from every model', () => {
    expect(limitsOf({ 'limits.allowedModels': '' }, ['allowedModels'])).toEqual({ allowedModels: [] });
    expect(limitsOf({ 'limits.allowedModels': 'a,b' }, ['allowedModels'])).toEqual({ allowedModels: ['a', 'b'] });
    expect(limitsOf({ 'limits.allowedModels.none': 'on' }, ['allowedModels'])).toEqual({ allowedModels: null });
  });
});

it('two versions differ in what was changed, whatever the order of their models', () => {
  const before = { ...FIRST_LIMITS, allowedModels: ['a', 'b'] };
  expect(changedLimits(before, { ...before, allowedModels: ['b', 'a'], unitsPerDay: null, priority: 7 })).toEqual([
    { field: 'unitsPerDay', before: 100, after: null },
    { field: 'priority', before: 5, after: 7 },
  ]);
});

it('pages of a preview are put behind each other, each workspace once', () => {
  const page = (ids: string[], nextCursor?: string) => ({ affected: 3, data: ids.map((id) => ({ id })), meta: nextCursor ? { nextCursor } : {} }) as PlanPreview;
  const both = withNextPage(page(['a', 'b'], 'b'), page(['b', 'c']));
  expect(both.data.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(both.meta).toEqual({});
});
