import { PLATFORM_ROLES, WORKSPACE_ROLES, type PlatformRole, type WorkspaceRole } from '@kp/task-contracts';
import { z } from 'zod';

const isLoopback = (hostname: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
const isIssuer = (text: string) => URL.canParse(text) && (new URL(text).protocol === 'https:' || (new URL(text).protocol === 'http:' && isLoopback(new URL(text).hostname)));
const ROLE_MAP = new RegExp(`^[^=,]+=(${PLATFORM_ROLES.join('|')})(,[^=,]+=(${PLATFORM_ROLES.join('|')}))*$`);

/** Settings of login by an identity provider. All absent: there is none. */
export const OIDC_FIELDS = {
  OIDC_ISSUER: z.string().refine(isIssuer, 'is not an https URL (http only on this computer)').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).default('Single sign-on'),
  OIDC_SCOPE: z.string().default('openid email profile'),
  OIDC_LINK_BY_EMAIL: z.enum(['true', 'false'], { error: 'is neither true nor false' }).default('true'),
  OIDC_AUTO_CREATE_WORKSPACE: z.string().optional(),
  OIDC_AUTO_CREATE_ROLE: z.enum(WORKSPACE_ROLES, { error: `is not one of ${WORKSPACE_ROLES.join(', ')}` }).default('developer'),
  OIDC_ROLE_CLAIM: z.string().optional(),
  OIDC_ROLE_MAP: z.string().regex(ROLE_MAP, `is not a list like kling-admins=admin,editors=reviewer (${PLATFORM_ROLES.join(', ')})`).optional(),
};
const OidcFields = z.object(OIDC_FIELDS);
type OidcFields = z.infer<typeof OidcFields>;

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  scope: string;
  /** Whether a verified e-mail finds an account that was never used with this provider. */
  linksByEmail: boolean;
  /** Where somebody unknown becomes a member; absent: nobody unknown gets in. */
  autoCreate: { workspaceId: string; role: WorkspaceRole } | undefined;
  /** Platform roles by value of a claim; absent: claims say nothing about them. */
  roles: { claim: string; byValue: Map<string, PlatformRole> } | undefined;
}

/** Reports what is half configured, under the name of the setting. */
export function checkOidcFields(fields: OidcFields, context: z.core.$RefinementCtx): void {
  const report = (name: keyof OidcFields, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (names.some((name) => fields[name])) for (const name of names) if (!fields[name]) report(name, 'is not set, but other OIDC settings are');
  if (Boolean(fields.OIDC_ROLE_CLAIM) !== Boolean(fields.OIDC_ROLE_MAP)) report(fields.OIDC_ROLE_CLAIM ? 'OIDC_ROLE_MAP' : 'OIDC_ROLE_CLAIM', 'is not set; OIDC_ROLE_CLAIM and OIDC_ROLE_MAP go together');
}

/** @returns undefined when no provider is configured */
export function oidcSettingsOf(fields: OidcFields): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_AUTO_CREATE_WORKSPACE: workspaceId, OIDC_ROLE_CLAIM: claim, OIDC_ROLE_MAP: map } = fields;
  if (!issuer || !clientId || !clientSecret) return undefined;
  return {
    issuer,
    clientId,
    clientSecret,
    name: fields.OIDC_NAME,
    scope: fields.OIDC_SCOPE,
    linksByEmail: fields.OIDC_LINK_BY_EMAIL === 'true',
    autoCreate: workspaceId ? { workspaceId, role: fields.OIDC_AUTO_CREATE_ROLE } : undefined,
    roles: claim && map ? { claim, byValue: new Map(map.split(',').map((pair) => pair.split('=') as [string, PlatformRole])) } : undefined,
  };
}
