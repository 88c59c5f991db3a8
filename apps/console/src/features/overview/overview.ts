import type { TaskStatus } from '@kp/task-contracts/states';

/** The platform in numbers, as the admin API tells them. */
export interface Overview {
  tasks: {
    byStatus: Partial<Record<TaskStatus, number>>;
    last24h: { created: number; succeeded: number; failed: number; canceled: number };
  };
  latencyMs: { p50: number; p95: number } | null;
  stateLatency: StateLatency[];
  costUnits: { today: number; last24h: number };
  providerErrors: { code: string; count: number }[];
}

export interface StateLatency {
  status: TaskStatus;
  count: number;
  p50Ms: number;
  p95Ms: number;
}
