import { isId, newId, type IdKind } from './ids.ts';

const KINDS: IdKind[] = ['task', 'attempt', 'asset', 'event', 'decision', 'request', 'key', 'user', 'session', 'account'];

describe('ids', () => {
  it('sort as text by the time they were made', () => {
    const times = [0, 1, 31, 32, 1_023, 1_024, Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-01-01T00:00:00.001Z'), Date.parse('2099-12-31T23:59:59Z'), 2 ** 48 - 1];
    const ids = times.map((time) => newId('task', time));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('differ although they are made in the same millisecond', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('task', 1_767_225_600_000));
    expect(new Set(ids).size).toBe(ids.length);
    // The time is shared, everything after it is random.
    expect(new Set(ids.map((id) => id.slice(0, 'task_'.length + 10))).size).toBe(1);
  });

  it.each(KINDS)('of kind %s are recognised as that kind and no other', (kind) => {
    const id = newId(kind);
    expect(KINDS.filter((each) => isId(each, id))).toEqual([kind]);
  });

  it.each([
    ['empty', ''],
    ['a prefix only', 'task_'],
    ['one character short', newId('task').slice(0, -1)],
    ['one character long', `${newId('task')}0`],
    ['a letter Crockford leaves out', `${newId('task').slice(0, -1)}i`],
    ['upper case', newId('task').toUpperCase()],
    ['a line break at the end', `${newId('task')}\n`],
    ['a path', `../${newId('task')}`],
  ])('refuses %s', (_what, text) => {
    expect(isId('task', text)).toBe(false);
  });
});
