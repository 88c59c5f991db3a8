import type { Database } from '@kp/database';
import { AppError } from '@kp/task-contracts';
import { createHmac } from 'node:crypto';
import * as oidc from 'openid-client';
import type { AuthenticationLimits } from '../authenticator.ts';
import { hashSecret, newSecret } from '../one-time-secret.ts';
import type { Client } from '../sessions.repository.ts';
import type { OpenedSession } from '../sessions.service.ts';
import type { OidcPeople } from './oidc-people.ts';
import type { OidcSettings } from './oidc-settings.ts';

const LOGIN_SECONDS = 600;
const TIMEOUT_SECONDS = 8;
const RETRY_DISCOVERY_MS = 10_000;

/** What the provider says about a person. */
export interface OidcClaims {
  issuer: string;
  subject: string;
  email: string | undefined;
  isEmailVerified: boolean;
  name: string | undefined;
  all: Record<string, unknown>;
}

/** What one login needs. All of it comes from the browser's secret, so the database has nothing to steal. */
const derive = (secret: string, what: 'state' | 'nonce' | 'verifier') => createHmac('sha256', secret).update(`kp-oidc-${what}`).digest('base64url');

/** Login by an OpenID Connect provider: authorization code with PKCE, state and nonce, all bound to one browser. */
export class OidcLogin {
  readonly name: string;
  private readonly parts: { database: Database; settings: OidcSettings; publicBaseUrl: string; people: OidcPeople; limits?: AuthenticationLimits | undefined; onError?: (error: unknown) => void };
  private readonly redirectUri: string;
  private discovered: { configuration: Promise<oidc.Configuration>; failedAtMs?: number } | undefined;

  constructor(parts: OidcLogin['parts']) {
    this.parts = parts;
    this.name = parts.settings.name;
    this.redirectUri = new URL('/auth/oidc/callback', parts.publicBaseUrl).href;
  }

  /** @returns where to send the browser, and the secret it has to bring back. @throws AppError `service-unavailable` */
  async begin(ip: string): Promise<{ url: string; secret: string; seconds: number }> {
    const { database, settings, limits } = this.parts;
    await limits?.assertMayAuthenticate(ip);
    const configuration = await this.configuration();
    const secret = newSecret();
    await database.query('INSERT INTO oidc_login (login_hash, expires_at) VALUES ($1, now() + make_interval(secs => $2))', [hashSecret('oidc-login', secret), LOGIN_SECONDS]);
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: settings.scope,
      state: derive(secret, 'state'),
      nonce: derive(secret, 'nonce'),
      code_challenge: await oidc.calculatePKCECodeChallenge(derive(secret, 'verifier')),
      code_challenge_method: 'S256',
    });
    return { url: url.href, secret, seconds: LOGIN_SECONDS };
  }

  /** @param requestUrl path and query the provider sent the browser to. @throws AppError `unauthenticated`, `forbidden`, `service-unavailable` */
  async finish(requestUrl: string, secret: string | undefined, client: Client): Promise<OpenedSession> {
    const { database, people, limits } = this.parts;
    await limits?.assertMayAuthenticate(client.ip);
    // Taken away first: whatever happens next, the same login cannot be finished twice.
    const begun = secret ? await database.query('DELETE FROM oidc_login WHERE login_hash = $1 AND expires_at > now() RETURNING 1', [hashSecret('oidc-login', secret)]) : [];
    if (!secret || begun.length === 0) {
      await limits?.noteFailedAuthentication(client.ip);
      throw new AppError('unauthenticated', 'The login took too long, or was begun in another browser. Begin again.');
    }
    return people.open(await this.claimsOf(requestUrl, secret), client);
  }

  private async claimsOf(requestUrl: string, secret: string): Promise<OidcClaims> {
    const configuration = await this.configuration();
    const currentUrl = new URL(this.redirectUri);
    currentUrl.search = new URL(requestUrl, this.redirectUri).search;
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, currentUrl, { pkceCodeVerifier: derive(secret, 'verifier'), expectedState: derive(secret, 'state'), expectedNonce: derive(secret, 'nonce'), idTokenExpected: true });
      const idToken = tokens.claims();
      if (!idToken) throw new Error('no ID token');
      // Some providers put e-mail and groups into the userinfo answer only; it must be about the same subject.
      const more = configuration.serverMetadata().userinfo_endpoint ? await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub) : {};
      const all: Record<string, unknown> = { ...more, ...idToken };
      return { issuer: idToken.iss, subject: idToken.sub, email: textOf(all['email']), isEmailVerified: all['email_verified'] === true || all['email_verified'] === 'true', name: textOf(all['name']), all };
    } catch (error) {
      this.parts.onError?.(error);
      throw new AppError('unauthenticated', 'The identity provider did not confirm the login. Begin again.', { cause: error });
    }
  }

  /** Read once and kept; after a failure tried again, though not for every caller. */
  private async configuration(): Promise<oidc.Configuration> {
    const { failedAtMs } = this.discovered ?? {};
    if (!this.discovered || (failedAtMs !== undefined && performance.now() - failedAtMs > RETRY_DISCOVERY_MS)) this.discovered = { configuration: this.discover() };
    const discovered = this.discovered;
    try {
      return await discovered.configuration;
    } catch (error) {
      discovered.failedAtMs ??= performance.now();
      this.parts.onError?.(error);
      throw new AppError('service-unavailable', 'The identity provider cannot be reached. Try again, or log in with your password.', { cause: error, retryAfterSeconds: RETRY_DISCOVERY_MS / 1_000 });
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.parts.settings;
    const url = new URL(issuer);
    // The ID token's signature is checked too. Unencrypted on this very computer only; see oidc-settings.ts.
    const execute = [oidc.enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])];
    return oidc.discovery(url, clientId, clientSecret, undefined, { timeout: TIMEOUT_SECONDS, execute });
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
