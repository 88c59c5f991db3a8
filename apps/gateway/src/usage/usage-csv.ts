import type { UsageDimension, UsageRow } from '@kp/task-contracts';
import { Readable } from 'node:stream';

const ROWS_PER_ASK = 1_000;
const FIELD_OF: Record<UsageDimension, keyof UsageRow> = { day: 'day', model: 'model', type: 'type', user: 'userId', 'api-key': 'keyId', 'end-user': 'endUser', 'cost-centre': 'costCentre' };
const MEASURES = ['tasksCreated', 'tasksSucceeded', 'tasksFailed', 'tasksCanceled', 'videoSeconds', 'costUnits'] as const satisfies (keyof UsageRow)[];

/**
 * A whole report as CSV (RFC 4180, header line first), a page in memory at a time. The first page is read
 * before this returns, so that a refusal is still an ordinary answer.
 */
export async function csvOfUsage(dimensions: readonly UsageDimension[], read: (offset: number, limit: number) => Promise<{ rows: UsageRow[] }>): Promise<Readable> {
  const fields = [...dimensions.map((dimension) => FIELD_OF[dimension]), ...MEASURES];
  const toLine = (row: UsageRow) => `${fields.map((field) => toCell(row[field])).join(',')}\r\n`;
  const first = await read(0, ROWS_PER_ASK);
  async function* lines(): AsyncGenerator<string> {
    yield `${fields.join(',')}\r\n`;
    let { rows } = first;
    for (let offset = ROWS_PER_ASK; ; offset += ROWS_PER_ASK) {
      yield rows.map(toLine).join('');
      if (rows.length < ROWS_PER_ASK) return;
      ({ rows } = await read(offset, ROWS_PER_ASK));
    }
  }
  return Readable.from(lines());
}

/** A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front. */
export function toCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
