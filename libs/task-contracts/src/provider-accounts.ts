import { z } from 'zod';
import { parseUrl } from './parse-url.ts';
import { storableText } from './storable-text.ts';

export const ACCOUNT_STATUSES = ['active', 'draining', 'retired'] as const;
/** `draining`: gets no new tasks and still has some in flight; becomes `retired` by itself when the last one has ended. */
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
export const CREDENTIAL_KINDS = ['access-key', 'api-key'] as const;
export const TOKEN_TEMPLATES = ['kling', 'guide'] as const;

/** Kling's documented hosts (kling-api.md §0). Another base URL is `custom`. */
export const KLING_REGIONS = { singapore: 'https://api-singapore.klingai.com', beijing: 'https://api-beijing.klingai.com' } as const;
export type KlingRegion = keyof typeof KLING_REGIONS | 'custom';

export function regionOf(baseUrl: string): KlingRegion {
  const known = Object.entries(KLING_REGIONS).find(([, url]) => url === baseUrl);
  return known ? (known[0] as KlingRegion) : 'custom';
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
export const isLoopbackUrl = (url: string): boolean => LOOPBACK.has(parseUrl(url)?.hostname ?? '');

/** Whether tasks sent there are Kling's own, which cost money. */
export const isKlingUrl = (url: string): boolean => /(?:^|\.)klingai\.com$/.test(parseUrl(url)?.hostname ?? '');

/** What is wrong with a provider's base URL; undefined when nothing is. The URL itself is never repeated: it may hold a secret. */
export function baseUrlProblem(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return 'Give a complete URL, such as https://api-singapore.klingai.com.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Only https is possible (http on this machine).';
  if (url.username || url.password) return 'A URL must not hold credentials; they are fields of their own.';
  if (url.search || url.hash) return 'A base URL has neither a query nor a fragment.';
  if (url.protocol === 'http:' && !isLoopbackUrl(text)) return 'Credentials go over https only; http is for 127.0.0.1 and localhost.';
  return undefined;
}

const BaseUrl = storableText().max(500).superRefine((text, context) => {
  const message = baseUrlProblem(text);
  if (message) context.addIssue({ code: 'custom', message });
}).transform((text) => text.replace(/\/+$/, ''));

/** Messages about secrets never repeat what was given. */
const secret = (what: string) => z.string().regex(/^[\x21-\x7e]{8,512}$/, `${what}: 8 to 512 printable characters without spaces.`);
/** Whether a text is `whsec_` and Base64, as Kling shows callback secrets (§7). */
export const isCallbackSecret = (text: string): boolean => /^whsec_(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
const CallbackSecret = z.string().max(512).refine(isCallbackSecret, 'A callback secret is whsec_ and at least 16 characters of Base64, as Kling shows it.');

/** Credentials as an operator gives them. They go in and never come out again. */
export const AccountCredentials = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('access-key'), accessKey: secret('Access key'), secretKey: secret('Secret key') }),
  z.strictObject({ kind: z.literal('api-key'), apiKey: secret('API key') }),
], { error: 'Choose access-key or api-key.' });
export type AccountCredentials = z.infer<typeof AccountCredentials>;

/** Slots are what Kling counts (§8): a video is one, an image task as many as it makes images. 0: serves none of the kind. */
const Slots = z.int().min(0).max(10_000);
const Reason = storableText().trim().min(3, 'Say why, in a few words.').max(500);
/** As the outbound guard reads them: a host with its port if it has one, `.suffix`, or a loopback host with `:*`. */
const ResultHost = z.string().regex(/^(?:\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?|(?:127\.0\.0\.1|localhost):\*)$/, 'Give a host name, or .example.com for a whole domain.').max(253);
const Version = z.int().positive();

const limits = { maxVideoConcurrency: Slots, maxImageConcurrency: Slots, tokenTemplate: z.enum(TOKEN_TEMPLATES), resultHosts: z.array(ResultHost).min(1).max(20) };

/** Body of POST /admin/v1/provider-accounts. */
export const CreateProviderAccountBody = z.strictObject({
  name: z.string().regex(/^[a-z0-9](?:-?[a-z0-9]){0,39}$/, 'Use 1 to 40 lower-case letters and digits, with single hyphens between them.'),
  mode: z.enum(['live', 'test']),
  baseUrl: BaseUrl,
  credentials: AccountCredentials,
  callbackSecret: CallbackSecret.optional(),
  maxVideoConcurrency: limits.maxVideoConcurrency.optional(),
  maxImageConcurrency: limits.maxImageConcurrency.optional(),
  tokenTemplate: limits.tokenTemplate.optional(),
  resultHosts: limits.resultHosts.optional(),
  reason: Reason.optional(),
}).superRefine((body, context) => {
  // Test-mode tasks are free by promise, so their account must not be one that Kling charges.
  if (body.mode === 'test' && isKlingUrl(body.baseUrl)) {
    context.addIssue({ code: 'custom', path: ['baseUrl'], message: 'A test-mode account must point to a simulator, never to Kling itself.' });
  }
});
export type CreateProviderAccountBody = z.input<typeof CreateProviderAccountBody>;

/** Body of PATCH. `version` is the one that was read: a change made meanwhile by somebody else is not overwritten. */
export const UpdateProviderAccountBody = z.strictObject({
  version: Version,
  baseUrl: BaseUrl.optional(),
  maxVideoConcurrency: limits.maxVideoConcurrency.optional(),
  maxImageConcurrency: limits.maxImageConcurrency.optional(),
  tokenTemplate: limits.tokenTemplate.optional(),
  resultHosts: limits.resultHosts.optional(),
  reason: Reason.optional(),
});
export type UpdateProviderAccountBody = z.input<typeof UpdateProviderAccountBody>;

/**
 * New keys of the same Kling account, a new callback secret, or both. `null` removes the callback secrets. The secret
 * before stays valid for seven days, as Kling's own standard rotation has it, unless `dropPreviousCallbackSecret` (§7).
 */
export const RotateProviderAccountBody = z.strictObject({
  version: Version,
  credentials: AccountCredentials.optional(),
  callbackSecret: CallbackSecret.nullable().optional(),
  dropPreviousCallbackSecret: z.boolean().optional(),
  reason: Reason,
}).superRefine((body, context) => {
  if (body.credentials === undefined && body.callbackSecret === undefined) context.addIssue({ code: 'custom', path: ['credentials'], message: 'Give new credentials, a new callback secret, or both.' });
});
export type RotateProviderAccountBody = z.input<typeof RotateProviderAccountBody>;

export const TestProviderAccountBody = z.strictObject({ costs: z.boolean().optional() });
export const ChangeAccountStatusBody = z.strictObject({ version: Version, reason: Reason });

/** A resource pack as Kling lists it (§5.17). The remaining quantity lags up to 12 hours behind. */
export const AccountPack = z.object({
  name: z.string(),
  status: z.string(),
  kind: z.enum(['video', 'image', 'other']),
  /** Read from the pack's name (`…-5Con-…`), which is the only place that has it. */
  concurrency: z.number().optional(),
  total: z.number(),
  remaining: z.number(),
  expiresAt: z.string().optional(),
});
export type AccountPack = z.infer<typeof AccountPack>;

/** What the last test found. `passed`: Kling knows the credentials. */
export const AccountTest = z.object({
  at: z.string(),
  outcome: z.enum(['passed', 'refused', 'unreachable', 'unexpected']),
  latencyMs: z.number(),
  httpStatus: z.number().optional(),
  code: z.number().optional(),
  detail: z.string(),
  costs: z.object({ packs: z.array(AccountPack), videoConcurrency: z.number().optional(), imageConcurrency: z.number().optional(), problem: z.string().optional() }).optional(),
});
export type AccountTest = z.infer<typeof AccountTest>;

/** An account as its owner tells others about it: everything but its secrets. */
export const ProviderAccountRecord = z.object({
  accountId: z.string(),
  name: z.string(),
  mode: z.enum(['live', 'test']),
  provider: z.string(),
  baseUrl: z.string(),
  region: z.enum(['singapore', 'beijing', 'custom']),
  /** `environment`: its settings come from the KLING_* variables and are changed there. */
  source: z.enum(['environment', 'console']),
  status: z.enum(ACCOUNT_STATUSES),
  /** `hint`: the last four characters of the access key or API key. `keyId`: the encryption key it is stored under. */
  credential: z.object({ kind: z.enum(CREDENTIAL_KINDS), hint: z.string(), keyId: z.string() }),
  tokenTemplate: z.enum(TOKEN_TEMPLATES),
  callbackSecrets: z.array(z.object({ keyId: z.string(), validUntil: z.string().optional() })),
  maxVideoConcurrency: z.number(),
  maxImageConcurrency: z.number(),
  inFlight: z.object({ video: z.number(), image: z.number() }),
  resultHosts: z.array(z.string()),
  lastTest: AccountTest.optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number(),
});
export type ProviderAccountRecord = z.infer<typeof ProviderAccountRecord>;

/** One change of an account. `changes` names fields with their values before and after; of secrets only that they changed. */
export const AccountChange = z.object({
  version: z.number(),
  at: z.string(),
  /** A user's id, `environment` for settings, or `platform` for what happens by itself. */
  actor: z.string(),
  action: z.enum(['created', 'updated', 'rotated', 're-encrypted', 'draining', 'retired', 'activated']),
  changes: z.record(z.string(), z.object({ from: z.unknown().optional(), to: z.unknown().optional() })),
  reason: z.string().optional(),
});
export type AccountChange = z.infer<typeof AccountChange>;
