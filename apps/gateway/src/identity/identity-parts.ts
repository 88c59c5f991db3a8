import type { Nudges } from '@kp/bus';
import { Database } from '@kp/database';
import type { Logger } from '@kp/telemetry';
import type { Provider } from '@nestjs/common';
import { AdminApiKeysService } from '../admin/admin-api-keys.service.ts';
import { AdminUsersService } from '../admin/admin-users.service.ts';
import { AdminWorkspacesService } from '../admin/admin-workspaces.service.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { CorsOrigins } from '../cors/cors-origins.ts';
import { InvitesService } from '../workspaces/invites.service.ts';
import { MembersService } from '../workspaces/members.service.ts';
import { WorkspacesService } from '../workspaces/workspaces.service.ts';
import { AccessGuard } from './access.guard.ts';
import { ApiKeyChanges } from './api-key-changes.ts';
import { ApiKeysService } from './api-keys.service.ts';
import { Authenticator, type AuthenticationLimits } from './authenticator.ts';
import { IdentityChanges } from './identity-changes.ts';
import { LinksService } from './links.service.ts';
import { OidcLogin } from './oidc/oidc-login.ts';
import { OidcPeople } from './oidc/oidc-people.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { OidcController } from './oidc/oidc.controller.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { PrincipalCache } from './principal-cache.ts';
import { SessionTokens } from './session-tokens.ts';
import { SessionsService } from './sessions.service.ts';

export interface IdentityParts {
  /** Lets everybody know of changes; who remembers anything about identity listens to it too. */
  changes: IdentityChanges;
  authenticator: Authenticator;
  guard: AccessGuard;
  cors: CorsOrigins;
  providers: Provider[];
}

/** Builds everything around people, workspaces and keys, as one replica needs it. */
export function createIdentity(parts: { database: Database; nudges: Pick<Nudges, 'send' | 'on'>; audit: AuditTrail; logger: Logger; pepper: string; signingKeys: string; publicBaseUrl: string; oidc?: OidcSettings | undefined; limits?: AuthenticationLimits | undefined }): IdentityParts {
  const { database, audit, logger, pepper, publicBaseUrl } = parts;
  const limits = parts.limits ? { limits: parts.limits } : {};
  const changes = new IdentityChanges(parts.nudges);
  const cache = new PrincipalCache();
  const cors = new CorsOrigins(database);
  changes.onChange((workspaceId) => cache.forget(workspaceId));
  changes.onChange(() => cors.forget());

  const tokens = new SessionTokens(parts.signingKeys);
  const authenticator = new Authenticator({ database, tokens, pepper, cache, ...limits });
  const links = new OneTimeLinks(publicBaseUrl);
  const sessions = new SessionsService({ database, audit, tokens, changes, ...limits });
  const keys = new ApiKeyChanges({ database, audit, changes, pepper });
  const workspaces = new WorkspacesService({ database, audit, changes });
  const members = new MembersService({ database, audit, changes, links });
  const invites = new InvitesService({ database, audit, links });
  const onError = (error: unknown) => logger.warn('identity', { error });
  const oidc = parts.oidc && new OidcLogin({ database, settings: parts.oidc, publicBaseUrl, people: new OidcPeople({ database, audit, sessions, changes, settings: parts.oidc }), onError, ...limits });

  const services = [
    authenticator, tokens, cors, links, sessions, workspaces, members, invites, keys, changes,
    new LinksService({ database, audit, links, sessions, authenticator, changes, onError, ...limits }),
    new ApiKeysService({ database, keys }),
    new AdminApiKeysService({ database, keys }),
    new AdminUsersService({ database, audit, changes, links }),
    new AdminWorkspacesService({ database, audit, changes, links, workspaces, members, invites }),
  ];
  const providers: Provider[] = [...services.map((service) => ({ provide: service.constructor as new () => object, useValue: service })), { provide: OidcController.LOGIN, useValue: { oidc } }];
  return { changes, authenticator, guard: new AccessGuard(authenticator, cors), cors, providers };
}
