import { etagOf, retryAfterSecondsOf } from './read-headers.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const task = { taskId: 'task_1', status: 'RUNNING' as const, updatedAt: '2026-11-24T09:59:00.000Z', createdAt: '2026-11-24T09:58:00.000Z', timeline: [{ status: 'CREATED' as const, at: '', version: 1 }], outputs: [] };

test.each([[0, 2], [19, 2], [20, 3], [45, 4], [60, 5], [86_400, 5]])('an unfinished task that is %i seconds old is worth reading again in %i', (ageSeconds, wait) => {
  expect(retryAfterSecondsOf({ createdAt: new Date(NOW - ageSeconds * 1_000).toISOString() }, NOW)).toBe(wait);
});

test('the ETag changes with every change of the task, and stays the same without one', () => {
  expect(etagOf(task, NOW)).toBe(etagOf(task, NOW + 3_600_000));
  expect(etagOf({ ...task, updatedAt: '2026-11-24T09:59:00.001Z' }, NOW)).not.toBe(etagOf(task, NOW));
  expect(etagOf({ ...task, status: 'FAILED' }, NOW)).not.toBe(etagOf(task, NOW));
});

test('links expire, so the ETag of a task with results changes with time', () => {
  const finished = { ...task, status: 'SUCCEEDED' as const, outputs: [{}] as never };
  expect(etagOf(finished, NOW)).toBe(etagOf(finished, NOW + 1_000));
  expect(etagOf(finished, NOW)).not.toBe(etagOf(finished, NOW + 60_000));
});
