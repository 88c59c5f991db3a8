import { AppError } from '@kp/task-contracts';
import type { PipeTransform } from '@nestjs/common';

/** An id in a path. What cannot be stored (a NUL character) cannot be the id of anything. */
export const PathId: PipeTransform<string, string> = {
  transform(text) {
    if (text.includes('\0') || text.length > 200) throw new AppError('not-found', 'There is nothing at this address.');
    return text;
  },
};
