import { isId, TASK_STATUSES, TASK_TYPES } from '@kp/task-contracts';
import { z } from 'zod';

const commaList = <Item extends z.ZodType<string, string>>(item: Item) => z.string().transform((text) => text.split(',')).pipe(z.array(item));

/** Query of a task list. */
export const TaskListParameters = z.strictObject({
  status: commaList(z.enum(TASK_STATUSES)).optional(),
  type: z.enum(TASK_TYPES).optional(),
  cursor: z.string().refine((text) => isId('task', text), 'is not a cursor of this list').optional(),
  limit: z.string().regex(/^\d+$/, 'is not a whole number').transform(Number).pipe(z.int().min(1).max(100)).default(25),
});
