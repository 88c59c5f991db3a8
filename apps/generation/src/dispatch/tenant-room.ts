import type { Waiting } from '@kp/task-contracts';

/** Whose task it is, and how many of theirs may be at the provider at once; null: no limit of their plan. */
export interface Tenant {
  workspace_id: string;
  user_id: string;
  concurrency_per_workspace: number | null;
  concurrency_per_user: number | null;
}
/** Tasks of one user that hold a slot. */
export type TenantUse = Tenant & { tasks: number };

/** Tasks of a workspace, or of one of its users, that their own plan keeps waiting. */
export interface TenantWait {
  workspaceId: string;
  /** Null: all of its users. */
  userId: string | null;
  waiting: Waiting;
}

/** What plans leave of the provider's slots, given away task by task: in one mode, over all accounts. */
export class TenantRoom {
  private readonly workspaces = new Map<string, { tasks: number; limit: number | null }>();
  private readonly users = new Map<string, { workspaceId: string; userId: string; tasks: number; limit: number | null }>();

  constructor(uses: readonly TenantUse[]) {
    for (const use of uses) this.add(use, use.tasks);
  }

  hasRoom(tenant: Tenant): boolean {
    return !isFull(this.workspaces.get(tenant.workspace_id)) && !isFull(this.users.get(userKey(tenant.workspace_id, tenant.user_id)));
  }

  take(tenant: Tenant): void {
    this.add(tenant, 1);
  }

  /** Who may have no more for now. A user of a full workspace is not named again. */
  waits(): TenantWait[] {
    const because = (detail: string): Waiting => ({ reason: 'concurrency', detail });
    const full = [...this.workspaces].filter(([, each]) => isFull(each));
    return [
      ...full.map(([workspaceId, { limit }]) => ({ workspaceId, userId: null, waiting: because(`Your plan runs ${tasks(limit)} of a workspace at once (concurrencyPerWorkspace).`) })),
      ...[...this.users.values()]
        .filter((each) => isFull(each) && !isFull(this.workspaces.get(each.workspaceId)))
        .map(({ workspaceId, userId, limit }) => ({ workspaceId, userId, waiting: because(`Your plan runs ${tasks(limit)} of one user at once (concurrencyPerUser).`) })),
    ];
  }

  private add(tenant: Tenant, tasks: number): void {
    const { workspace_id: workspaceId, user_id: userId } = tenant;
    const workspace = this.workspaces.get(workspaceId);
    this.workspaces.set(workspaceId, { tasks: (workspace?.tasks ?? 0) + tasks, limit: tenant.concurrency_per_workspace });
    const key = userKey(workspaceId, userId);
    this.users.set(key, { workspaceId, userId, tasks: (this.users.get(key)?.tasks ?? 0) + tasks, limit: tenant.concurrency_per_user });
  }
}

const tasks = (limit: number | null): string => (limit === 1 ? '1 task' : `${limit} tasks`);
const userKey = (workspaceId: string, userId: string): string => `${workspaceId}\n${userId}`;
const isFull = (use: { tasks: number; limit: number | null } | undefined): boolean => use !== undefined && use.limit !== null && use.tasks >= use.limit;
