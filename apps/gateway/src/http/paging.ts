import { AppError } from '@kp/task-contracts';
import { z } from 'zod';

const wholeNumber = z.string().regex(/^\d+$/, 'is not a whole number').transform(Number);

/** `limit` of every list. */
export const PageSize = wholeNumber.pipe(z.int().min(1).max(100)).default(25).meta({ description: 'Records of one page' });
/** `cursor` of every list: what the page before gave as `nextCursor`. */
export const PageCursor = z.string().min(1).max(500).optional().meta({ description: 'nextCursor of the page before' });

/** A cursor that says where the next page begins; opaque to callers. */
export function encodeCursor(position: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws AppError `validation-failed` for anything that is not a cursor of this list */
export function decodeCursor<Position extends z.ZodType>(schema: Position, cursor: string | undefined): z.output<Position> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw AppError.validation([{ path: 'cursor', code: 'invalid-cursor', message: 'This is not a cursor of this list.' }]);
  }
}
