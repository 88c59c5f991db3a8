import { storableText } from '@kp/task-contracts';
import { z } from 'zod';

/** Ids as a client that fetches several records at once sends them: `?id=a,b,c`. */
export const IdList = storableText().max(4_000).transform((text) => text.split(',').filter(Boolean)).pipe(z.array(z.string()).max(100)).meta({ description: 'Only these ids, separated by commas' });

/** Query every list here understands. Lists are sorted by id, newest first; the cursor is the last id of a page. */
export const PageQuery = z.strictObject({
  cursor: storableText().min(1).max(100).optional().meta({ description: 'meta.nextCursor of the page before' }),
  limit: z.string().regex(/^\d+$/, 'is not a whole number').transform(Number).pipe(z.int().min(1).max(100)).default(25),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of records. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item), meta: z.object({ nextCursor: z.string().optional(), total: z.int().optional() }) });

export interface Page<Item> {
  data: Item[];
  meta: { nextCursor?: string; total?: number };
}

/**
 * Makes a page of rows that were read with `LIMIT limit + 1`: the surplus row says that there are more.
 * @param keyOf what a row is sorted by
 */
export function toPage<Row, Item>(rows: Row[], limit: number, keyOf: (row: Row) => string, toItem: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { data: shown.map(toItem), meta: rows.length > limit && last ? { nextCursor: keyOf(last) } : {} };
}

/** Why something is done that cannot be undone; kept in the audit log. */
export const Reason = storableText().trim().min(3, 'Say why, in at least 3 characters.').max(500).meta({ description: 'Why; kept in the audit log' });
/** Of a DELETE: `?reason=…`, because bodies of DELETE get lost on the way. */
export const ReasonQuery = z.strictObject({ reason: Reason });
export const OptionalReasonQuery = z.strictObject({ reason: Reason.optional() });
