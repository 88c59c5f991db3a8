import { TaskCookies, taskPaths } from './task-cookie.ts';

const cookies = new TaskCookies('s'.repeat(32));
const claim = { workspaceId: 'ws_1', mode: 'live' as const };

test('a cookie opens the task it was made for, with its workspace and mode', () => {
  expect(cookies.verify('task_a', cookies.sign('task_a', claim))).toEqual(claim);
});

test('it opens no other task', () => {
  expect(cookies.verify('task_b', cookies.sign('task_a', claim))).toBeUndefined();
});

test.each([
  ['another workspace', (cookie: string) => cookie.replace('ws_1', 'ws_2')],
  ['another mode', (cookie: string) => cookie.replace('.live.', '.test.')],
  ['an unknown mode', (cookie: string) => cookie.replace('.live.', '.root.')],
  ['a cut signature', (cookie: string) => cookie.slice(0, -1)],
  ['no signature', () => 'ws_1.live.'],
  ['nothing', () => ''],
])('a cookie altered to %s opens nothing', (_what, alter) => {
  expect(cookies.verify('task_a', alter(cookies.sign('task_a', claim)))).toBeUndefined();
});

test('a cookie signed with another key opens nothing', () => {
  expect(cookies.verify('task_a', new TaskCookies('t'.repeat(32)).sign('task_a', claim))).toBeUndefined();
});

test('each path a browser reads a task at belongs to that task alone', () => {
  for (const path of taskPaths('task_a')) expect(path.endsWith('/task_a')).toBe(true);
});
