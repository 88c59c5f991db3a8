import { readFileSync } from 'node:fs';
import { ERROR_CODES, TASK_FAILURE_CODES } from './errors.ts';

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** Cells of the table under a heading of docs/errors.md, without its head. */
function tableUnder(heading: string): string[][] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim()));
}

test('docs/errors.md lists every error code with its status and title, in the order of the table', () => {
  const documented = tableUnder('Answers').map(([code, status, title]) => [code, status, title]);
  expect(documented).toEqual(Object.entries(ERROR_CODES).map(([code, { status, title }]) => [`\`${code}\``, String(status), title]));
});

test('every error code is explained', () => {
  for (const [code, , , advice] of tableUnder('Answers')) expect([code, advice]).toEqual([code, expect.stringMatching(/\w+.*\.$/)]);
});

test('docs/errors.md lists why a task can fail, in the words of the table', () => {
  expect(tableUnder('Failed tasks')).toEqual(Object.entries(TASK_FAILURE_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]));
});
