import { ALLOWED_MOVES, assertAllowedMove, isAllowedMove, isTerminal, STAGE_WORDS, TASK_STATUSES, type TaskStatus } from './states.ts';

/** Written down once more, by hand: a change of the table must be a decision, not a slip. */
const LEGAL = new Set([
  'CREATED→QUEUED',
  'CREATED→FAILED',
  'CREATED→CANCELED',
  'QUEUED→RUNNING',
  'QUEUED→FINALIZING',
  'QUEUED→FAILED',
  'QUEUED→CANCELED',
  'RUNNING→FINALIZING',
  'RUNNING→FAILED',
  'RUNNING→CANCELED',
  'FINALIZING→SUCCEEDED',
  'FINALIZING→FAILED',
  'FINALIZING→CANCELED',
]);
const PAIRS = TASK_STATUSES.flatMap((from) => TASK_STATUSES.map((to) => ({ from, to, legal: LEGAL.has(`${from}→${to}`) })));
const TERMINAL: TaskStatus[] = ['SUCCEEDED', 'FAILED', 'CANCELED'];

describe('moves of a task', () => {
  it.each(PAIRS)('$from → $to: legal $legal', ({ from, to, legal }) => {
    expect(isAllowedMove(from, to)).toBe(legal);
    const move = () => assertAllowedMove(from, to);
    if (legal) expect(move).not.toThrow();
    else expect(move).toThrow(`illegal task move ${from} → ${to}`);
  });

  it('is terminal in exactly the states that nothing leaves', () => {
    expect(TASK_STATUSES.filter(isTerminal)).toEqual(TERMINAL);
    for (const status of TERMINAL) expect(ALLOWED_MOVES[status]).toEqual([]);
  });

  it('reaches every state from CREATED, and an end from every state', () => {
    const reachable = (from: TaskStatus): Set<TaskStatus> => {
      const seen = new Set([from]);
      for (const status of seen) for (const next of ALLOWED_MOVES[status]) seen.add(next);
      return seen;
    };
    expect([...reachable('CREATED')].toSorted()).toEqual([...TASK_STATUSES].toSorted());
    for (const status of TASK_STATUSES) expect(TERMINAL.some((end) => reachable(status).has(end))).toBe(true);
  });

  it('never comes back to a state it has left', () => {
    const order = (status: TaskStatus) => TASK_STATUSES.indexOf(status);
    for (const from of TASK_STATUSES) for (const to of ALLOWED_MOVES[from]) expect(order(to)).toBeGreaterThan(order(from));
  });

  it('has a different word for people for every state', () => {
    expect(new Set(TASK_STATUSES.map((status) => STAGE_WORDS[status])).size).toBe(TASK_STATUSES.length);
    expect(STAGE_WORDS.CREATED).toBe('Preparing…');
  });
});
