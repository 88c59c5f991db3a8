/**
 * The life of a task: its states, the words shown for them, and the one table of allowed moves
 * (design.md §4). Free of imports, so that the console can bundle it without zod.
 */
export const TASK_STATUSES = ['CREATED', 'QUEUED', 'RUNNING', 'FINALIZING', 'SUCCEEDED', 'FAILED', 'CANCELED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Display word of each state, as the product's users read it. */
export const STAGE_WORDS: Record<TaskStatus, string> = {
  CREATED: 'Preparing…',
  QUEUED: 'Queued',
  RUNNING: 'Generating…',
  FINALIZING: 'Finalizing…',
  SUCCEEDED: 'Ready',
  FAILED: 'Failed',
  CANCELED: 'Canceled',
};

/**
 * Allowed moves. A poll may see a later state than the next one (a short clip is done before the first
 * read), so forward jumps are legal; nothing ever moves backwards or leaves a terminal state.
 */
export const ALLOWED_MOVES: Record<TaskStatus, readonly TaskStatus[]> = {
  CREATED: ['QUEUED', 'FAILED', 'CANCELED'],
  QUEUED: ['RUNNING', 'FINALIZING', 'FAILED', 'CANCELED'],
  RUNNING: ['FINALIZING', 'FAILED', 'CANCELED'],
  FINALIZING: ['SUCCEEDED', 'FAILED', 'CANCELED'],
  SUCCEEDED: [],
  FAILED: [],
  CANCELED: [],
};

/** True when a task in this state never changes again. */
export function isTerminal(status: TaskStatus): boolean {
  return ALLOWED_MOVES[status].length === 0;
}

/** True when the table allows the move. */
export function isAllowedMove(from: TaskStatus, to: TaskStatus): boolean {
  return ALLOWED_MOVES[from].includes(to);
}

/** Throws when the table forbids the move: an illegal move is a programming error, a lost race is not. */
export function assertAllowedMove(from: TaskStatus, to: TaskStatus): void {
  if (!isAllowedMove(from, to)) throw new Error(`illegal task move ${from} → ${to}`);
}
