import { createHmac, timingSafeEqual } from 'node:crypto';

export const TASK_COOKIE = 'kp_task';
export const TASK_COOKIE_SECONDS = 24 * 3_600;
/** Paths at which a browser reads one task; each cookie is scoped to exactly one of them. */
export const taskPaths = (taskId: string): string[] => [`/api/kling/task/${taskId}`, `/api/tasks/${taskId}`];

export interface TaskCookie {
  workspaceId: string;
  mode: 'live' | 'test';
}

/** Lets its holder read one task of one workspace, nothing else. */
export class TaskCookies {
  private readonly key: string;

  constructor(signingKey: string) {
    this.key = signingKey;
  }

  sign(taskId: string, { workspaceId, mode }: TaskCookie): string {
    const claim = `${workspaceId}.${mode}`;
    return `${claim}.${this.signatureOf(taskId, claim)}`;
  }

  /** @returns undefined unless the cookie was signed by us for this very task. */
  verify(taskId: string, cookie: string | undefined): TaskCookie | undefined {
    const [workspaceId, mode, signature] = (cookie ?? '').split('.');
    if (!workspaceId || !signature || (mode !== 'live' && mode !== 'test')) return undefined;
    const expected = Buffer.from(this.signatureOf(taskId, `${workspaceId}.${mode}`));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected) ? { workspaceId, mode } : undefined;
  }

  private signatureOf(taskId: string, claim: string): string {
    return createHmac('sha256', this.key).update(`task-cookie\n${taskId}\n${claim}`).digest('base64url');
  }
}
