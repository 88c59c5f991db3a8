import { ASKS, type AskContract } from '@kp/task-contracts';

/**
 * Stops the boot when a service does not answer exactly the asks it owns: a missing handler would make
 * callers wait for their deadline, a duplicate would answer twice.
 *
 * @param handled subjects as the application registered them.
 */
export function assertAsksHandled(owner: string, handled: string[]): void {
  const owned = Object.values(ASKS as Record<string, AskContract>).map((contract) => contract.subject).filter((subject) => subject.startsWith(`ask.${owner}.`));
  const problems = [
    ...owned.filter((subject) => !handled.includes(subject)).map((subject) => `no handler for ${subject}`),
    ...handled.filter((subject) => !owned.includes(subject)).map((subject) => `${subject} is not owned by ${owner}`),
    ...handled.filter((subject, index) => handled.indexOf(subject) !== index).map((subject) => `two handlers for ${subject}`),
  ];
  if (problems.length > 0) throw new Error(`message handlers of ${owner}: ${problems.join('; ')}`);
}
