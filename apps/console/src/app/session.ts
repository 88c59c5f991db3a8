import type { PlatformRole, WorkspaceRole } from '@kp/task-contracts/permissions';
import { ProblemError, readProblem, unreachable } from './problem.ts';

export interface SessionUser {
  id: string;
  email: string;
  name: string;
  /** null: a member of workspaces who has no part in running the platform. */
  platformRole: PlatformRole | null;
  permissions: { resource: string; action: string }[];
}

export interface Membership {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  role: WorkspaceRole;
}

/** Something about safety that a person is told once, after signing in. */
export interface SecurityNotice {
  kind: 'session-token-reused';
  at: string;
  ip: string | null;
}

interface SessionAnswer {
  accessToken: string;
  expiresInSeconds: number;
  user: SessionUser;
  workspace?: Membership | null;
  workspaces?: Membership[];
  notices?: SecurityNotice[];
}

/** What the screen knows about the session. A new object whenever it changes. */
export interface SessionState {
  user?: SessionUser;
  workspace?: Membership;
  workspaces: Membership[];
  notices: SecurityNotice[];
  /** What the server said when it ended the session that this tab had open. */
  ended?: string;
}

interface OpenSession {
  accessToken: string;
  renewAtMs: number;
  answer: SessionAnswer;
}

export interface SessionPorts {
  send: (path: string, init: RequestInit) => Promise<Response>;
  nowMs: () => number;
  /** Runs one refresh at a time over all tabs: the refresh cookie rotates, and two tabs must not spend the same one. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

const RENEW_BEFORE_EXPIRY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;
const NOBODY: SessionState = { workspaces: [], notices: [] };

/** The signed-in user. The access token lives only in this object; the refresh cookie is out of reach of scripts. */
export class Session {
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<() => void>();
  #open: OpenSession | undefined;
  #renewal: Promise<OpenSession> | undefined;
  #generation = 0;
  #state = NOBODY;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  get user(): SessionUser | undefined {
    return this.#state.user;
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  signIn(email: string, password: string): Promise<void> {
    return this.#enter('/auth/login', { email, password });
  }

  /** Accepts an invite or sets a new password; either way the person is signed in afterwards. */
  openByLink(token: string, body: { name?: string; password: string }): Promise<void> {
    return this.#enter(`/auth/links/${encodeURIComponent(token)}`, body);
  }

  /** Accepts an invite by being signed in as the one it is for. */
  acceptInvite(token: string): Promise<void> {
    return this.#reenter(`/auth/links/${encodeURIComponent(token)}`, {});
  }

  /** From now on this tab works in another workspace of the person. */
  switchWorkspace(workspaceId: string): Promise<void> {
    return this.#reenter('/auth/switch', { workspaceId });
  }

  /** Ends all sessions of the person but the one that the answer opens for this tab. */
  changePassword(currentPassword: string, newPassword: string): Promise<void> {
    return this.#reenter('/auth/password', { currentPassword, newPassword });
  }

  dismissNotices(): void {
    this.#tell({ ...this.#state, notices: [] });
  }

  /** Ends the session on the server too, but only when this tab has one: a mere network failure must not revoke it. */
  async signOut(): Promise<void> {
    const wasOpen = this.#open !== undefined;
    this.#generation += 1;
    this.#renewal = undefined;
    this.#close(this.#state.ended);
    if (wasOpen) await this.#post('/auth/logout').catch(() => undefined);
  }

  /** A token that is good for at least the next seconds, renewed first when it is about to expire. */
  async accessToken(): Promise<string> {
    const open = this.#open;
    if (open && this.#ports.nowMs() < open.renewAtMs) return open.accessToken;
    return (await this.#renew()).accessToken;
  }

  /** After a 401: the token another caller has fetched meanwhile, or a renewed one. */
  async tokenInsteadOf(refusedToken: string): Promise<string> {
    if (this.#open && this.#open.accessToken !== refusedToken) return this.accessToken();
    return (await this.#renew()).accessToken;
  }

  /** All callers share the one renewal in flight. */
  #renew(): Promise<OpenSession> {
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renewOnce(): Promise<OpenSession> {
    const generation = this.#generation;
    const workspaceId = this.#open?.answer.workspace?.id;
    try {
      const open = await this.#ports.exclusively(() => this.#ask('/auth/refresh', workspaceId ? { workspaceId } : {}));
      if (generation !== this.#generation) throw new ProblemError(401, { code: 'signed-out', title: 'Signed out' });
      this.#adopt(open);
      return open;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401 && generation === this.#generation) this.#close(this.#open ? error.message : this.#state.ended);
      throw error;
    }
  }

  async #enter(path: string, body: object): Promise<void> {
    this.#generation += 1;
    this.#adopt(await this.#ask(path, body));
  }

  /** A request of the signed-in user whose answer is their session from then on. No refresh runs meanwhile, as both may bring a new cookie. */
  async #reenter(path: string, body: object): Promise<void> {
    const token = await this.accessToken();
    const open = await this.#ports.exclusively(() => this.#ask(path, body, { authorization: `Bearer ${token}` }));
    this.#generation += 1;
    this.#adopt(open);
  }

  #adopt(open: OpenSession): void {
    this.#open = open;
    const { user, workspace, workspaces = [], notices = [] } = open.answer;
    this.#tell({ user, ...(workspace ? { workspace } : {}), workspaces, notices: [...this.#state.notices, ...notices] });
  }

  #close(ended?: string): void {
    this.#open = undefined;
    this.#tell({ ...NOBODY, ...(ended === undefined ? {} : { ended }) });
  }

  #tell(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #ask(path: string, body: object, headers: Record<string, string> = {}): Promise<OpenSession> {
    const response = await this.#post(path, body, headers);
    if (!response.ok) throw await readProblem(response);
    const answer = (await response.json()) as SessionAnswer;
    const lifetimeMs = answer.expiresInSeconds * 1000;
    const renewAtMs = this.#ports.nowMs() + lifetimeMs - Math.min(RENEW_BEFORE_EXPIRY_MS, lifetimeMs / 2);
    return { accessToken: answer.accessToken, renewAtMs, answer };
  }

  async #post(path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    const init: RequestInit = { method: 'POST', credentials: 'same-origin', signal: AbortSignal.timeout(ANSWER_WITHIN_MS), headers };
    if (body) Object.assign(init, { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return this.#ports.send(path, init).catch(() => {
      throw unreachable();
    });
  }
}

/** The session of this tab. `navigator.locks` exists on secure origins only; elsewhere tabs do without it. */
export function openBrowserSession(): Session {
  return new Session({
    send: (path, init) => fetch(path, init),
    nowMs: () => Date.now(),
    exclusively: (work) => ('locks' in navigator ? navigator.locks.request('kp-console-refresh', work) : work()),
  });
}
