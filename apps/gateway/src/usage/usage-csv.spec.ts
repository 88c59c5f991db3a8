import { csvOfUsage, toCell } from './usage-csv.ts';

const row = { tasksCreated: 2, tasksSucceeded: 1, tasksFailed: 1, tasksCanceled: 0, videoSeconds: 5, costUnits: 5.5 };

test.each([
  ['=1+1', `'=1+1`],
  ['+1', `'+1`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  [' =1', `' =1`],
  ['＝1', `'＝1`],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['plain-text', 'plain-text'],
  [-3, '-3'],
  [undefined, ''],
])('%j becomes %j', (value, cell) => {
  expect(toCell(value)).toBe(cell);
});

test('a report of several pages is read page by page, as it is taken', async () => {
  const asked: number[] = [];
  const csv = await csvOfUsage(['end-user', 'day'], async (offset, limit) => {
    asked.push(offset);
    return { rows: Array.from({ length: offset < 2_000 ? limit : 3 }, (_, index) => ({ ...row, endUser: `=${offset + index}`, day: '2026-11-24' })) };
  });
  expect(asked).toEqual([0]);
  const lines = (await csv.toArray()).join('').split('\r\n');
  expect(lines[0]).toBe('endUser,day,tasksCreated,tasksSucceeded,tasksFailed,tasksCanceled,videoSeconds,costUnits');
  expect(lines[1]).toBe(`'=0,2026-11-24,2,1,1,0,5,5.5`);
  expect(lines).toHaveLength(1 + 2_003 + 1);
  expect(asked).toEqual([0, 1_000, 2_000]);
});

test('a refusal comes before anything is sent; one in the middle breaks off', async () => {
  await expect(csvOfUsage([], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const csv = await csvOfUsage([], (offset, limit) => (offset === 0 ? Promise.resolve({ rows: Array.from({ length: limit }, () => row) }) : Promise.reject(new Error('gone'))));
  await expect(csv.toArray()).rejects.toThrow('gone');
});
