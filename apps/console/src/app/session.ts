import { ProblemError, readProblem, unreachable } from './problem.ts';

export interface SessionUser {
  id: string;
  email: string;
  name: string;
  platformRole: 'operator' | 'reviewer' | 'admin';
  permissions: { resource: string; action: string }[];
}

interface SessionAnswer {
  accessToken: string;
  expiresInSeconds: number;
  user: SessionUser;
}

interface OpenSession {
  accessToken: string;
  renewAtMs: number;
  user: SessionUser;
}

export interface SessionPorts {
  send: (path: string, init: RequestInit) => Promise<Response>;
  nowMs: () => number;
  /** Runs one refresh at a time over all tabs: the refresh cookie rotates, and two tabs must not spend the same one. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>;
}

const RENEW_BEFORE_EXPIRY_MS = 15_000;
const ANSWER_WITHIN_MS = 10_000;

/** The signed-in user. The access token lives only in this object; the refresh cookie is out of reach of scripts. */
export class Session {
  readonly #ports: SessionPorts;
  #open: OpenSession | undefined;
  #renewal: Promise<OpenSession> | undefined;
  #generation = 0;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  get user(): SessionUser | undefined {
    return this.#open?.user;
  }

  async signIn(email: string, password: string): Promise<void> {
    this.#generation += 1;
    this.#open = await this.#ask('/auth/login', { email, password });
  }

  /** Ends the session on the server too, but only when this tab has one: a mere network failure must not revoke it. */
  async signOut(): Promise<void> {
    const wasOpen = this.#open !== undefined;
    this.#generation += 1;
    this.#open = undefined;
    this.#renewal = undefined;
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
    try {
      const open = await this.#ports.exclusively(() => this.#ask('/auth/refresh'));
      if (generation !== this.#generation) throw new ProblemError(401, { code: 'signed-out', title: 'Signed out' });
      this.#open = open;
      return open;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401 && generation === this.#generation) this.#open = undefined;
      throw error;
    }
  }

  async #ask(path: string, body?: object): Promise<OpenSession> {
    const response = await this.#post(path, body);
    if (!response.ok) throw await readProblem(response);
    const { accessToken, expiresInSeconds, user } = (await response.json()) as SessionAnswer;
    const lifetimeMs = expiresInSeconds * 1000;
    const renewAtMs = this.#ports.nowMs() + lifetimeMs - Math.min(RENEW_BEFORE_EXPIRY_MS, lifetimeMs / 2);
    return { accessToken, renewAtMs, user };
  }

  async #post(path: string, body?: object): Promise<Response> {
    const init: RequestInit = { method: 'POST', credentials: 'same-origin', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
    if (body) Object.assign(init, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
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
