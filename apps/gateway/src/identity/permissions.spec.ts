import type { PlatformRole } from './identity.entities.ts';
import { isPermitted, permissionsOf } from './permissions.ts';

test.each<[PlatformRole | null, boolean, boolean]>([
  ['admin', true, true],
  ['operator', true, true],
  ['reviewer', true, false],
  [null, false, false],
])('%s reads tasks: %s; sees and changes provider accounts: %s', (role, tasks, accounts) => {
  expect(isPermitted(role, { resource: 'tasks', action: 'show' })).toBe(tasks);
  for (const action of ['list', 'show', 'create', 'edit'] as const) expect(isPermitted(role, { resource: 'provider-accounts', action })).toBe(accounts);
  expect(isPermitted(role, { resource: 'tasks', action: 'edit' })).toBe(false);
});

test('the console is told exactly what is enforced', () => {
  for (const permission of permissionsOf('operator')) expect(isPermitted('operator', permission)).toBe(true);
});
