import { patchRows, readTaskUpdate, type TaskUpdate, wouldAppear } from './task-update.ts';

const row = (id: string, status: TaskUpdate['status'] = 'RUNNING'): TaskUpdate & { prompt: string } => ({
  id,
  status,
  stage: 'Generating…',
  updatedAt: '2026-07-01T10:00:00.000Z',
  prompt: `prompt of ${id}`,
});
const update: TaskUpdate = { id: 'b', status: 'SUCCEEDED', stage: 'Ready', updatedAt: '2026-07-01T10:00:05.000Z' };

describe('patchRows', () => {
  it('changes the row where it stands and keeps what the event does not carry', () => {
    const rows = [row('a'), row('b'), row('c')];
    const patched = patchRows(rows, update);
    expect(patched.map(({ id, status }) => `${id} ${status}`)).toEqual(['a RUNNING', 'b SUCCEEDED', 'c RUNNING']);
    expect(patched[1]?.prompt).toBe('prompt of b');
    expect(patched[0]).toBe(rows[0]);
  });

  it('returns the very same array for an unknown task and for an older event', () => {
    const rows = [row('a'), row('b')];
    expect(patchRows(rows, { ...update, id: 'z' })).toBe(rows);
    expect(patchRows(rows, { ...update, updatedAt: '2026-07-01T09:59:00.000Z' })).toBe(rows);
  });
});

describe('readTaskUpdate', () => {
  it('ignores what is not an update', () => {
    expect(readTaskUpdate('not json')).toBeUndefined();
    expect(readTaskUpdate('null')).toBeUndefined();
    expect(readTaskUpdate('{"id":"a"}')).toBeUndefined();
    expect(readTaskUpdate(JSON.stringify(update))).toEqual(update);
  });
});

describe('wouldAppear', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['no filter', {}, true],
    ['its state', { status: ['FAILED', 'SUCCEEDED'] }, true],
    ['another state', { status: ['FAILED'] }, false],
    ['another type', { type: 'image-to-video' }, false],
    ['a text search', { q: 'fox' }, false],
  ])('%s', (_name, filter, expected) => {
    expect(wouldAppear({ ...update, type: 'text-to-video' }, filter)).toBe(expected);
  });
});
