import { FIRST_LIMITS, LIMIT_NAMES } from '../../app/limits/limit.ts';
import { changedStatements, draftOf, isSameAs, newPlanOf, problemsByField, renamingOf, type Plan, type PlanVersion, type Statement } from './plan.ts';

const LIMIT_FIELDS = Object.fromEntries(LIMIT_NAMES.map((name) => (FIRST_LIMITS[name] === null ? [`limits.${name}.none`, 'on'] : [`limits.${name}`, String(FIRST_LIMITS[name])])));
const OWNERSHIP: Statement = { kind: 'ownership', text: 'You own it.' };
const VERSION = { version: 2, limits: FIRST_LIMITS, statements: [OWNERSHIP], requireAcceptance: true } as PlanVersion;
const FORM = { ...LIMIT_FIELDS, 'statement.ownership': 'You own it.', 'statement.licence': '', requireAcceptance: 'on' };

describe('the form of a version', () => {
  it('holds limits, statements that say something, and whether they must be accepted', () => {
    expect(draftOf(FORM)).toEqual({ limits: FIRST_LIMITS, statements: [OWNERSHIP], requireAcceptance: true });
    expect(draftOf({ ...FORM, requireAcceptance: undefined as unknown as string }).requireAcceptance).toBe(false);
  });

  it('says the same as the version it was filled with, until one of its parts changes', () => {
    expect(isSameAs(VERSION, draftOf(FORM))).toBe(true);
    expect(isSameAs(VERSION, draftOf({ ...FORM, 'limits.unitsPerDay': '99' }))).toBe(false);
    expect(isSameAs(VERSION, draftOf({ ...FORM, 'limits.unitsPerDay': '' }))).toBe(false);
    expect(isSameAs(VERSION, draftOf({ ...FORM, 'statement.licence': 'CC0' }))).toBe(false);
    expect(isSameAs({ ...VERSION, requireAcceptance: false }, draftOf(FORM))).toBe(false);
  });

  it('makes the body of a new plan', () => {
    expect(newPlanOf({ ...FORM, id: 'team', name: 'Team', description: '', note: 'First', reason: 'New customers' })).toEqual({
      id: 'team', name: 'Team', description: '', limits: FIRST_LIMITS, statements: [OWNERSHIP], requireAcceptance: true, note: 'First', reason: 'New customers',
    });
  });
});

it('a renaming sends what differs', () => {
  const plan = { name: 'Team', description: 'Old' } as Plan;
  expect(renamingOf({ name: 'Team', description: 'New', reason: 'Clearer' }, plan)).toEqual({ description: 'New', reason: 'Clearer' });
});

it('problems of statements are those of their fields', () => {
  const sent: Statement[] = [OWNERSHIP, { kind: 'retention', text: 'x' }];
  expect(problemsByField({ 'statements.1.text': 'too long', 'limits.unitsPerDay': 'too big', statements: 'none' }, sent)).toEqual({ 'statement.retention': 'too long', 'limits.unitsPerDay': 'too big', statements: 'none' });
});

it('statements differ by text, and by being there', () => {
  expect(changedStatements([OWNERSHIP, { kind: 'licence', text: 'a' }], [OWNERSHIP, { kind: 'retention', text: '30 days' }])).toEqual([
    { kind: 'licence', before: 'a', after: undefined },
    { kind: 'retention', before: undefined, after: '30 days' },
  ]);
});
