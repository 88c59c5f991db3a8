import { storableText, WORKSPACE_PERMISSIONS } from '@kp/task-contracts';
import { isIP } from 'node:net';
import { z } from 'zod';
import { Instant } from '../http/instant.ts';
import { Reason } from './page-query.ts';

const isAddressRange = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  return family !== 0 && !address.includes('%') && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
};

const KeyName = storableText().trim().min(1).max(100);
const Scopes = z.array(z.enum(WORKSPACE_PERMISSIONS)).min(1).transform((list) => [...new Set(list)]);
const IpAllowList = z.array(storableText().max(50).refine(isAddressRange, 'is not an IP address or range such as 203.0.113.0/24')).max(50).meta({ description: 'Addresses the key may be used from; empty: any' });
const CostCentre = storableText().trim().min(1).max(100).nullable().meta({ description: 'Tag for accounting, put on every task of the key' });
const ExpiresAt = Instant.refine((text) => new Date(text) > new Date(), 'is not in the future').nullable().meta({ description: 'null: never' });
const Units = z.number().positive().max(1_000_000_000).nullable().meta({ description: 'Cost units this key may use; null: as much as the workspace' });
const PerMinute = z.int().min(1).max(1_000_000).nullable().meta({ description: 'Requests of this key per minute; null: as many as the workspace' });

export const API_KEY_STATUSES = ['active', 'expired', 'revoked', 'owner-gone'] as const;

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    mode: z.enum(['live', 'test']),
    status: z.enum(API_KEY_STATUSES).meta({ description: 'owner-gone: its owner was disabled or is no member any more' }),
    prefix: z.string().meta({ description: 'Beginning of the key, to recognise it by' }),
    last4: z.string().nullable().meta({ description: 'End of the key; unknown of the oldest ones' }),
    scopes: z.array(z.enum(WORKSPACE_PERMISSIONS)).meta({ description: 'It can do what these and the role of its owner both allow' }),
    ipAllowList: z.array(z.string()),
    costCentre: z.string().nullable(),
    unitsPerDay: z.number().nullable(),
    unitsPerMonth: z.number().nullable(),
    requestsPerMinute: z.int().nullable(),
    userId: z.string().meta({ description: 'Its owner' }),
    userEmail: z.string(),
    createdBy: z.string().nullable(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    lastUsedAt: z.string().nullable().meta({ description: 'Noted once a minute at most' }),
    lastUsedIp: z.string().nullable(),
    rotatedFrom: z.string().nullable().meta({ description: 'Id of the key this one replaces' }),
    replacedBy: z.string().nullable().meta({ description: 'Id of the key that replaces this one' }),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

/** The key itself is in this one answer and nowhere else. */
export const CreatedApiKey = ApiKeyView.extend({ key: z.string().meta({ description: 'The key; shown only now' }) }).meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

export const CreateApiKeyBody = z.strictObject({
  name: KeyName,
  mode: z.enum(['live', 'test']).default('live'),
  scopes: Scopes.optional().meta({ description: 'Default: everything around tasks that the caller may do' }),
  ipAllowList: IpAllowList.default([]),
  costCentre: CostCentre.default(null),
  expiresAt: ExpiresAt.default(null),
  unitsPerDay: Units.default(null),
  unitsPerMonth: Units.default(null),
  requestsPerMinute: PerMinute.default(null),
  userId: storableText().min(1).max(100).optional().meta({ description: 'Member the key belongs to; only owners and admins may name another than themselves' }),
});
export type CreateApiKeyBody = z.infer<typeof CreateApiKeyBody>;

export const UpdateApiKeyBody = z
  .strictObject({ name: KeyName, scopes: Scopes, ipAllowList: IpAllowList, costCentre: CostCentre, expiresAt: ExpiresAt, unitsPerDay: Units, unitsPerMonth: Units, requestsPerMinute: PerMinute })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'Name at least one field to change.');
export type UpdateApiKeyBody = z.infer<typeof UpdateApiKeyBody>;

export const RotateApiKeyBody = z.strictObject({ overlapHours: z.number().min(0).max(168).default(24).meta({ description: 'How long the old key goes on working, in hours' }), reason: Reason.optional() });

/** A list of keys across workspaces, and the bodies of the console. */
export const AdminApiKeyView = ApiKeyView.extend({ workspaceId: z.string(), workspaceName: z.string() }).meta({ id: 'AdminApiKey' });
export type AdminApiKeyView = z.infer<typeof AdminApiKeyView>;
export const AdminCreatedApiKey = AdminApiKeyView.extend({ key: z.string() }).meta({ id: 'AdminCreatedApiKey' });
export const AdminCreateApiKeyBody = CreateApiKeyBody.extend({ workspaceId: storableText().min(1).max(100), userId: storableText().min(1).max(100), reason: Reason });
export const AdminRotateApiKeyBody = RotateApiKeyBody.extend({ reason: Reason });
