import { clientNetworkOf } from '@kp/http';
import { AppError } from '@kp/task-contracts';
import { BoundedCounters } from './bounded-counters.ts';
import { KnownCredentials } from './known-credentials.ts';

/** Addresses remembered at once, for each limit: some 45 MB for a limit that is full. */
const MAX_NETWORKS = 100_000;
/** 60 failures in it are 60 at once, and 30 a minute in the long run. */
const FAILURES_SECONDS = 120;
const LOGINS_PER_EMAIL = { points: 10, durationSeconds: 60 };
const KNOWN_CREDENTIALS = { max: 20_000, ttlMs: 10 * 60_000 };

export interface IpLimitSettings {
  /** Requests that one address may send in a minute, whatever they are. */
  requestsPerMinute?: number;
  /** Wrong credentials that one address may send in two minutes. */
  failedAuthentications?: number;
  /** Logins that one address may try in a minute. */
  loginsPerMinute?: number;
  maxNetworks?: number;
}

/**
 * What one address may do before anything is hashed or looked up for it. Counted in each replica for itself: these limits
 * protect the process, the plan's limits are kept elsewhere. IPv6 counts by /64.
 */
export class IpLimits {
  private readonly requests: BoundedCounters;
  private readonly failures: BoundedCounters;
  private readonly loginsByIp: BoundedCounters;
  private readonly loginsByEmail: BoundedCounters;
  private readonly known = new KnownCredentials(KNOWN_CREDENTIALS);

  constructor({ requestsPerMinute = 60_000, failedAuthentications = 60, loginsPerMinute = 20, maxNetworks: maxKeys = MAX_NETWORKS }: IpLimitSettings = {}) {
    this.requests = new BoundedCounters({ points: requestsPerMinute, durationSeconds: 60, maxKeys });
    this.failures = new BoundedCounters({ points: failedAuthentications, durationSeconds: FAILURES_SECONDS, maxKeys });
    this.loginsByIp = new BoundedCounters({ points: loginsPerMinute, durationSeconds: 60, maxKeys });
    this.loginsByEmail = new BoundedCounters({ ...LOGINS_PER_EMAIL, maxKeys });
  }

  /** Counts a request of any kind. @throws AppError `rate-limited` */
  async takeRequest(ip: string): Promise<void> {
    refuseFor(await this.requests.take(clientNetworkOf(ip)), 'Too many requests from this address.');
  }

  /**
   * Call before credentials are hashed or looked up. An address that has failed too often is refused, except with
   * credentials that were good within the last 10 minutes (`noteAuthenticated`).
   *
   * @throws AppError `rate-limited`
   */
  async assertMayAuthenticate(ip: string, authorization?: string): Promise<void> {
    const seconds = await this.failures.usedUpFor(clientNetworkOf(ip));
    if (seconds > 0 && !(authorization !== undefined && this.known.has(authorization))) refuseFor(seconds, 'Too many failed authentications from this address.');
  }

  /** Call when credentials turned out wrong. Who sent none has not failed. */
  async noteFailedAuthentication(ip: string, authorization?: string): Promise<void> {
    if (authorization !== undefined) this.known.delete(authorization);
    await this.failures.take(clientNetworkOf(ip));
  }

  /** Call when credentials turned out right. */
  noteAuthenticated(authorization: string): void {
    this.known.add(authorization);
  }

  /**
   * Counts an attempt to log in; call before the password is hashed. An address that is used up does not count against
   * the person whose e-mail it tries.
   *
   * @throws AppError `rate-limited`
   */
  async takeLoginAttempt(ip: string, email: string): Promise<void> {
    refuseFor(await this.loginsByIp.take(clientNetworkOf(ip)), 'Too many logins from this address.');
    refuseFor(await this.loginsByEmail.take(email.normalize('NFKC').trim().toLowerCase().slice(0, 320)), 'Too many logins with this e-mail.');
  }

  /** Addresses and e-mails remembered right now. */
  get size(): number {
    return this.requests.size + this.failures.size + this.loginsByIp.size + this.loginsByEmail.size;
  }
}

function refuseFor(seconds: number, why: string): void {
  if (seconds > 0) throw new AppError('rate-limited', `${why} Try again in ${seconds} s.`, { retryAfterSeconds: seconds });
}
