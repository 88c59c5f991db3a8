import type { ResultLinks } from '../media/result.links.ts';
import type { TaskStore } from './task.store.ts';

/** What a record is made from beside the task. */
export interface ViewParts {
  store: TaskStore;
  links: ResultLinks;
}
