import { TenantRoom, type Tenant } from './tenant-room.ts';

const tenant = (workspace_id: string, user_id: string, perWorkspace: number | null = null, perUser: number | null = null): Tenant => ({ workspace_id, user_id, concurrency_per_workspace: perWorkspace, concurrency_per_user: perUser });

test('without limits there is always room', () => {
  const room = new TenantRoom([{ ...tenant('a', 'u'), tasks: 1_000 }]);
  expect([room.hasRoom(tenant('a', 'u')), room.hasRoom(tenant('b', 'u')), room.waits()]).toEqual([true, true, []]);
});

test('a workspace is full with the tasks of all its users', () => {
  const room = new TenantRoom([{ ...tenant('a', 'u', 3), tasks: 1 }, { ...tenant('a', 'v', 3), tasks: 1 }]);
  expect(room.hasRoom(tenant('a', 'w', 3))).toBe(true);
  room.take(tenant('a', 'w', 3));
  expect(['u', 'v', 'w', 'x'].map((user) => room.hasRoom(tenant('a', user, 3)))).toEqual([false, false, false, false]);
  expect(room.hasRoom(tenant('b', 'u', 3))).toBe(true);
});

test('a user is full alone, and the same user of another workspace is another one', () => {
  const room = new TenantRoom([{ ...tenant('a', 'u', 9, 2), tasks: 2 }]);
  expect([room.hasRoom(tenant('a', 'u', 9, 2)), room.hasRoom(tenant('a', 'v', 9, 2)), room.hasRoom(tenant('b', 'u', 9, 2))]).toEqual([false, true, true]);
});

test('what is told names the limit, and a user of a full workspace only once', () => {
  const room = new TenantRoom([{ ...tenant('a', 'u', 2, 2), tasks: 2 }, { ...tenant('b', 'u', 3, 2), tasks: 2 }]);
  expect(room.waits()).toEqual([
    { workspaceId: 'a', userId: null, waiting: { reason: 'concurrency', detail: 'Your plan runs 2 tasks of a workspace at once (concurrencyPerWorkspace).' } },
    { workspaceId: 'b', userId: 'u', waiting: { reason: 'concurrency', detail: 'Your plan runs 2 tasks of one user at once (concurrencyPerUser).' } },
  ]);
});

test('a limit lowered below what runs lets nothing in until it fits again', () => {
  expect(new TenantRoom([{ ...tenant('a', 'u', 1), tasks: 3 }]).hasRoom(tenant('a', 'u', 1))).toBe(false);
});
