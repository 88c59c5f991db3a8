import type { TaskView } from '@kp/task-contracts';
import { toNativeBody, toQuickstartStatus } from './quickstart-shapes.ts';

const VIEW: TaskView = {
  taskId: 'task_1', status: 'RUNNING', stage: 'Generating…', type: 'text-to-video', mode: 'live', model: 'kling-3.0', prompt: 'x', durationSeconds: 5, aspectRatio: '16:9', quality: 'std',
  cost: { costUnits: 5, estimated: true }, outputs: [], timeline: [], tags: [], metadata: {}, createdAt: '2026-11-23T00:00:00.000Z', updatedAt: '2026-11-23T00:00:00.000Z',
};

test.each([
  [{ type: 't2v', prompt: 'x' }, { type: 'text-to-video', prompt: 'x' }],
  [{ type: 'i2v', prompt: 'x', imageUrl: 'u' }, { type: 'image-to-video', prompt: 'x', imageUrl: 'u' }],
  [{ prompt: 'x' }, { type: 'text-to-video', prompt: 'x' }],
  [{ prompt: 'x', imageUrl: 'u' }, { type: 'image-to-video', prompt: 'x', imageUrl: 'u' }],
  [{ type: 'text-to-video', prompt: 'x' }, { type: 'text-to-video', prompt: 'x' }],
  [{ type: 7, prompt: 'x' }, { type: 7, prompt: 'x' }],
  ['text', 'text'],
  [undefined, undefined],
])('the guide’s body %j is read as %j', (body, expected) => {
  expect(toNativeBody(body)).toEqual(expected);
});

test('an unfinished task has neither url nor error', () => {
  expect(toQuickstartStatus(VIEW)).toEqual({ taskId: 'task_1', status: 'RUNNING', stage: 'Generating…' });
});

test('a failed task says why in one string', () => {
  expect(toQuickstartStatus({ ...VIEW, status: 'FAILED', error: { code: 'provider-failed', message: 'No clip.' } })).toMatchObject({ status: 'FAILED', error: 'No clip.' });
});

test('a canceled task reads as failed, so that the guide’s loop ends', () => {
  expect(toQuickstartStatus({ ...VIEW, status: 'CANCELED' })).toMatchObject({ status: 'FAILED', stage: 'Canceled', error: 'The task was canceled.' });
});
