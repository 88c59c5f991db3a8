import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import type { Statement } from './plan-views.ts';

/** A plan as a new installation has it. Written once by the migration; every change after that is a version made in the console. */
export interface ShippedPlan {
  id: string;
  name: string;
  description: string;
  limits: PlanLimits;
  statements: Statement[];
  requireAcceptance: boolean;
}

const OWNERSHIP = 'As between you and the operator of this platform, you own the results of your tasks, as far as the law allows anyone to own them. The operator claims no ownership of your prompts, your inputs or your results. Results are made by a machine: in many countries such works have no copyright, others may receive similar results, and the operator does not promise that a result can be protected or is free of the rights of others.';
const INPUTS = 'You keep all rights in what you upload or write. You grant the operator, and the generation provider it uses for you, a licence to process that material only as far as is needed to make, check, store and deliver your results, to prevent abuse and to meet legal duties. You confirm that you have the rights and, where people can be recognised, the consent that this needs.';

const retention = (days: number): Statement => ({
  kind: 'retention',
  text: `Results are kept for ${days} days after they were made and are then deleted from the storage of this platform; take a copy of what you want to keep. You can delete a result earlier. Records of usage, accounting and audit are kept for longer, without the media. The generation provider keeps copies for a time of its own, which this platform does not control.`,
});

/**
 * The plans that a new installation begins with. The texts are a careful starting point, not legal advice:
 * whoever operates the platform has them checked and publishes a version of their own.
 */
export const SHIPPED_PLANS: readonly ShippedPlan[] = [
  {
    id: 'free',
    name: 'Free',
    description: 'For trying out: two jobs at once per user and a small budget.',
    limits: { ...UNLIMITED, requestsPerMinute: 60, requestBurst: 30, unitsPerDay: 50, unitsPerMonth: 500, userUnitsPerDay: 25, userUnitsPerMonth: 250, endUserUnitsPerDay: 10, endUserUnitsPerMonth: 100, concurrencyPerWorkspace: 4, concurrencyPerUser: 2, maxDurationSeconds: 10, maxVariations: 1, priority: 3, retentionDays: 30 },
    statements: [
      { kind: 'ownership', text: OWNERSHIP },
      { kind: 'licence', text: INPUTS },
      { kind: 'commercial-use', text: 'Results made under this plan are for evaluation and for personal or internal use. They may not be sold, licensed to others or used in advertising or in products. To use results commercially, make them under a plan that allows it.' },
      retention(30),
    ],
    requireAcceptance: true,
  },
  {
    id: 'team',
    name: 'Team',
    description: 'For a team in production: five jobs at once per user.',
    limits: { ...UNLIMITED, requestsPerMinute: 600, requestBurst: 60, unitsPerDay: 1_000, unitsPerMonth: 20_000, userUnitsPerDay: 500, userUnitsPerMonth: 10_000, concurrencyPerWorkspace: 20, concurrencyPerUser: 5, maxDurationSeconds: 15, maxVariations: 4, priority: 5, retentionDays: 180 },
    statements: [
      { kind: 'ownership', text: OWNERSHIP },
      { kind: 'licence', text: INPUTS },
      { kind: 'commercial-use', text: 'Results made under this plan may be used commercially, changed, published and licensed to others. The terms of the generation provider apply as well, and you are responsible for lawful use: in particular for the rights of people who are shown, for trade marks, and for labels that the law demands for generated media.' },
      retention(180),
    ],
    requireAcceptance: true,
  },
  {
    id: 'scale',
    name: 'Scale',
    description: 'For products with users of their own: ten jobs at once per user.',
    limits: { ...UNLIMITED, requestsPerMinute: 3_000, requestBurst: 300, unitsPerDay: 10_000, unitsPerMonth: 200_000, concurrencyPerWorkspace: 100, concurrencyPerUser: 10, maxDurationSeconds: 60, maxVariations: 9, priority: 7, retentionDays: 365 },
    statements: [
      { kind: 'ownership', text: OWNERSHIP },
      { kind: 'licence', text: `${INPUTS} You may let your own users make results through your product, and pass on to them the rights that these statements give you. You answer for what your users do, and tell them about these statements.` },
      { kind: 'commercial-use', text: 'Results made under this plan may be used commercially, changed, published and licensed to others, also by your own users. The terms of the generation provider apply as well, and you are responsible for lawful use: in particular for the rights of people who are shown, for trade marks, and for labels that the law demands for generated media.' },
      retention(365),
    ],
    requireAcceptance: true,
  },
  { id: 'internal', name: 'Internal', description: 'No limits: the plan of the company’s own first workspace.', limits: UNLIMITED, statements: [], requireAcceptance: false },
];
