import { MAX_OUTPUTS, parseUrl, type TaskType } from '@kp/task-contracts';
import { slotKindOf } from '../dispatch/route.ts';
import type { ProviderOutput, ProviderTask, ReadOutcome } from '../providers/provider-outcomes.ts';

/** What a read means for the task it was made for. Only `failed` and `done` end it at the provider. */
export type ReadVerdict =
  | { kind: 'ask-again' }
  | { kind: 'absent' }
  | { kind: 'in-progress'; task: ProviderTask }
  | { kind: 'failed'; task: ProviderTask }
  | { kind: 'done'; task: ProviderTask; outputs: ProviderOutput[] }
  | { kind: 'quarantine'; detail: string; raw: unknown };

/** Whatever is not plainly an end or plainly under way is quarantined: nothing is concluded from what we do not understand. */
export function readVerdict(outcome: ReadOutcome, type: TaskType): ReadVerdict {
  switch (outcome.kind) {
    case 'unavailable':
      return { kind: 'ask-again' };
    case 'absent':
      return { kind: 'absent' };
    case 'unreadable':
      return { kind: 'quarantine', detail: 'The provider answered something we do not understand.', raw: outcome.raw };
    case 'found':
      return verdictOfTask(outcome.task, type);
  }
}

function verdictOfTask(task: ProviderTask, type: TaskType): ReadVerdict {
  const quarantine = (detail: string): ReadVerdict => ({ kind: 'quarantine', detail, raw: task.raw });
  switch (task.status) {
    case 'submitted':
    case 'processing':
      return { kind: 'in-progress', task };
    case 'failed':
      return { kind: 'failed', task };
    case 'unknown':
      return quarantine(`The provider reports a state we do not know: ${task.rawStatus.slice(0, 50)}.`);
    case 'succeeded': {
      // A task makes what it takes slots for.
      const outputs = task.outputs.filter(({ kind }) => kind === slotKindOf(type)).map((output, index) => ({ ...output, index }));
      if (outputs.length === 0) return quarantine('The provider reports success without a result.');
      if (outputs.length > MAX_OUTPUTS) return quarantine('The provider reports more results than it makes.');
      if (!outputs.every(({ url }) => isFetchable(url))) return quarantine('The provider reports a result at an address that cannot be fetched.');
      return { kind: 'done', task, outputs };
    }
  }
}

const isFetchable = (url: string): boolean => /^https?:$/.test(parseUrl(url)?.protocol ?? '');
