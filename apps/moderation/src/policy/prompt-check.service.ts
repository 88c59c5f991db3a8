import type { OutboxRelay } from '@kp/bus';
import { newId, type ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { count } from '@kp/telemetry';
import { createHash } from 'node:crypto';
import type { Decision } from '../decisions/decision.entity.ts';
import type { DecisionsRepository } from '../decisions/decisions.repository.ts';
import { DEFAULT_POLICY } from './default-policy.ts';
import { PolicyMatcher } from './match-policy.ts';
import { CATEGORY_ADVICE, type PolicyCategory } from './policy.ts';

type Check = AskRequest<typeof ASKS.checkPrompt>;
type Verdict = AskReply<typeof ASKS.checkPrompt>;

/** Decides about prompts before anything is spent on them. */
export class PromptCheckService {
  private readonly decisions: DecisionsRepository;
  private readonly outbox: OutboxRelay;
  private readonly matcher = new PolicyMatcher(DEFAULT_POLICY);

  constructor(decisions: DecisionsRepository, outbox: OutboxRelay) {
    this.decisions = decisions;
    this.outbox = outbox;
  }

  /** One verdict per task, recorded: asking again about the same task gives the recorded one. */
  async check(request: Check): Promise<Verdict> {
    const negativePrompt = request.negativePrompt ?? '';
    // A negative prompt names what to avoid, so only the prompt itself is judged.
    const [match] = this.matcher.match({ prompt: request.prompt, negativePrompt: '' });
    const decision = await this.decisions.record({
      id: newId('decision'),
      taskId: request.taskId,
      workspaceId: request.workspaceId,
      userId: request.userId,
      verdict: match ? 'blocked' : 'allowed',
      ruleVersion: this.matcher.version,
      ruleId: match?.rule.id ?? null,
      category: match?.rule.category ?? null,
      spans: match?.spans ?? [],
      promptSha256: createHash('sha256').update(`${request.prompt}\n${negativePrompt}`).digest('hex'),
      createdAt: new Date(),
    });
    this.outbox.wake();
    count('kp_prompt_checks_total', { verdict: decision.verdict, category: decision.category ?? 'none' });
    return toVerdict(decision);
  }
}

function toVerdict(decision: Decision): Verdict {
  const { id, verdict, ruleVersion, category } = decision;
  return { decisionId: id, verdict, ruleVersion, ...(category ? { category, explanation: CATEGORY_ADVICE[category as PolicyCategory] } : {}) };
}
