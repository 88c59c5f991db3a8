import { UNLIMITED, type EffectiveLimits } from '@kp/task-contracts';
import type { Member } from '../identity/principal.ts';

/** What holds for a caller: plan ⊕ overrides ⊕ key. */
export class LimitsService {
  /** @param endUser the caller's own user, who may have limits of their own. */
  async limitsOf(_member: Member, _endUser?: string): Promise<EffectiveLimits> {
    return { ...UNLIMITED, keyUnitsPerDay: null, keyUnitsPerMonth: null, version: 1, timeZone: 'UTC' };
  }
}
