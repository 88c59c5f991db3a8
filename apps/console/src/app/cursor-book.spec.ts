import { CursorBook, listKey } from './cursor-book.ts';

describe('CursorBook', () => {
  it('starts any unknown list at its first page', () => {
    expect(new CursorBook().nearest('tasks', 4)).toEqual({ page: 1, cursor: undefined });
  });

  it('finds the page itself once the page before it was read', () => {
    const book = new CursorBook();
    book.remember('tasks', 1, 'after-25');
    book.remember('tasks', 2, 'after-50');
    expect(book.nearest('tasks', 3)).toEqual({ page: 3, cursor: 'after-50' });
    expect(book.nearest('tasks', 7)).toEqual({ page: 3, cursor: 'after-50' });
  });

  it('follows the newest reading of a page', () => {
    const book = new CursorBook();
    book.remember('tasks', 1, 'old');
    book.remember('tasks', 1, 'new');
    expect(book.nearest('tasks', 2).cursor).toBe('new');
  });

  it('forgets pages behind the end of the list', () => {
    const book = new CursorBook();
    book.remember('tasks', 1, 'a');
    book.remember('tasks', 2, 'b');
    book.remember('tasks', 1, undefined);
    expect(book.nearest('tasks', 3)).toEqual({ page: 1, cursor: undefined });
  });

  it('keeps lists apart and drops the longest unused one', () => {
    const book = new CursorBook();
    book.remember('first', 1, 'x');
    for (let index = 0; index < 50; index += 1) book.remember(`list ${index}`, 1, 'y');
    expect(book.nearest('first', 2).page).toBe(1);
    expect(book.nearest('list 49', 2).cursor).toBe('y');
  });
});

describe('listKey', () => {
  it('does not depend on the order of the filter fields', () => {
    expect(listKey('tasks', 25, { q: 'fox', status: ['FAILED'] })).toBe(listKey('tasks', 25, { status: ['FAILED'], q: 'fox' }));
  });

  it('tells page sizes and filters apart', () => {
    const keys = [listKey('tasks', 25, {}), listKey('tasks', 50, {}), listKey('tasks', 25, { q: 'fox' }), listKey('keys', 25, {})];
    expect(new Set(keys).size).toBe(4);
  });
});
