import { ASKS, type AskContract } from './asks.ts';
import { EVENT_OWNERS, EVENTS, NUDGES, taskMovedSubject } from './events.ts';
import { TASK_STATUSES } from './states.ts';

const SERVICES = ['gateway', 'generation', 'moderation', 'storage', 'metrics'];
const asks = Object.values(ASKS as Record<string, AskContract>);
const askSubjects = asks.map((contract) => contract.subject);
const eventSubjects = Object.values(EVENTS).map((event) => event.subject);

describe('subjects', () => {
  it.each(askSubjects)('%s is an ask of a service: ask.<owner>.<noun>.<verb>', (subject) => {
    expect(subject).toMatch(new RegExp(`^ask\\.(${SERVICES.join('|')})\\.[a-z-]+\\.[a-z]+$`));
  });

  it.each(eventSubjects)('%s is an event of an owner: evt.<owner>.<noun>.<past>', (subject) => {
    expect(subject).toMatch(new RegExp(`^evt\\.(${EVENT_OWNERS.join('|')})\\.[a-z]+\\.[a-z]+$`));
  });

  it.each(Object.values(NUDGES))('%s is a nudge of a service: nudge.<owner>.<topic>', (subject) => {
    expect(subject).toMatch(new RegExp(`^nudge\\.(${SERVICES.join('|')})\\.[a-z-]+$`));
  });

  it('are all different', () => {
    const all = [...askSubjects, ...eventSubjects, ...Object.values(NUDGES)];
    expect(all.filter((subject, index) => all.indexOf(subject) !== index)).toEqual([]);
  });

  it('keep asks out of the streams, which would answer them', () => {
    for (const subject of [...askSubjects, ...Object.values(NUDGES)]) expect(subject.startsWith('evt.')).toBe(false);
  });

  it('announce every state of a task', () => {
    for (const status of TASK_STATUSES) expect(EVENTS[status].subject).toBe(taskMovedSubject(status));
  });

  it('let the feed of every owner of events be read back', () => {
    for (const owner of EVENT_OWNERS) expect(askSubjects).toContain(`ask.${owner}.feed.read`);
  });
});
