import { isAllowed } from './permissions.ts';

describe('isAllowed', () => {
  const rules = [
    { resource: 'tasks', action: 'read' },
    { resource: 'cases', action: '*' },
  ];

  it.each([
    ['tasks', 'list', true],
    ['tasks', 'show', true],
    ['tasks', 'delete', false],
    ['cases', 'decide', true],
    ['overview', 'show', false],
  ])('%s %s: %s', (resource, action, expected) => {
    expect(isAllowed(rules, resource, action)).toBe(expected);
  });

  it('opens everything to a rule of two stars, and nothing without rules', () => {
    expect(isAllowed([{ resource: '*', action: '*' }], 'plans', 'edit')).toBe(true);
    expect(isAllowed([], 'tasks', 'list')).toBe(false);
  });
});
