import { ASKS, type AskContract } from '@kp/task-contracts';
import { assertAsksHandled } from './handler-check.ts';

const ownedBy = (owner: string) => Object.values(ASKS as Record<string, AskContract>).map((contract) => contract.subject).filter((subject) => subject.startsWith(`ask.${owner}.`));

describe('check of handlers at boot', () => {
  it.each(['generation', 'moderation', 'storage', 'metrics', 'gateway'])('passes when %s answers exactly its own asks', (owner) => {
    expect(() => assertAsksHandled(owner, ownedBy(owner))).not.toThrow();
  });

  it.each(ownedBy('generation'))('stops the boot when nobody answers %s', (subject) => {
    expect(() => assertAsksHandled('generation', ownedBy('generation').filter((each) => each !== subject))).toThrow(`no handler for ${subject}`);
  });

  it('stops the boot when a service answers what another owns', () => {
    expect(() => assertAsksHandled('gateway', [ASKS.getTask.subject])).toThrow('ask.generation.task.get is not owned by gateway');
  });

  it('stops the boot when two handlers would answer', () => {
    expect(() => assertAsksHandled('metrics', [ASKS.readOverview.subject, ASKS.readOverview.subject])).toThrow('two handlers for ask.metrics.overview.read');
  });

  it('names every problem at once', () => {
    expect(() => assertAsksHandled('moderation', [ASKS.getTask.subject])).toThrow(/no handler for ask\.moderation\.prompt\.check; no handler for ask\.moderation\.feed\.read; ask\.generation\.task\.get is not owned/);
  });
});
