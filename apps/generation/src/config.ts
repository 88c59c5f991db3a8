import { TOKEN_TEMPLATES } from '@kp/kling-auth';
import { BaseConfig, required, urlOf, wholeNumber } from '@kp/service';
import { isCallbackSecret } from '@kp/task-contracts';
import { z } from 'zod';
import { readKeyRing } from './accounts/key-ring.ts';

const callbackSecret = z.string().refine(isCallbackSecret, 'is not whsec_ and Base64');
const MAX_DURATION_SECONDS = 15;

/** Settings of the generation service. The KLING_* names are the ones the Kling guide uses. */
export const GenerationConfig = BaseConfig.extend({
  OBJECT_STORE_URL: urlOf('where objects are stored, file:///path', 'file'),
  KLING_ACCESS_KEY: z.string().optional(),
  KLING_SECRET_KEY: z.string().optional(),
  /** Instead of AccessKey and SecretKey (kling-api.md §1.1); used when there is no such pair. */
  KLING_API_KEY: z.string().optional(),
  // The documented host for servers outside China (kling-api.md §0).
  KLING_API_BASE_URL: urlOf('the Kling API', 'https', 'http').default('https://api-singapore.klingai.com'),
  KLING_WEBHOOK_URL: urlOf('the URL Kling calls back', 'https', 'http').optional(),
  KLING_WEBHOOK_SECRET: callbackSecret.optional(),
  /** Claims of the tokens of AccessKey/SecretKey accounts (kling-api.md §1.2): Kling's own sample, or the guide's. */
  KLING_TOKEN_TEMPLATE: z.enum(TOKEN_TEMPLATES, { error: `is not one of ${TOKEN_TEMPLATES.join(', ')}` }).default('kling'),
  APP_PUBLIC_BASE_URL: urlOf('the public origin of the gateway', 'https', 'http'),
  KLING_MAX_CONCURRENCY: wholeNumber({ min: 1, max: 10_000 }).default(5),
  KLING_DEFAULT_DURATION_SECONDS: wholeNumber({ min: 1, max: MAX_DURATION_SECONDS }).default(5),
  /** Account behind test-mode keys: a simulator. Without it test-mode tasks are refused. */
  SANDBOX_KLING_ACCESS_KEY: z.string().optional(),
  SANDBOX_KLING_SECRET_KEY: z.string().optional(),
  /** Instead of the pair: reaches both generations, as the simulator of the launcher has it. */
  SANDBOX_KLING_API_KEY: z.string().optional(),
  SANDBOX_KLING_API_BASE_URL: urlOf('the simulator', 'https', 'http').optional(),
  SANDBOX_KLING_WEBHOOK_URL: urlOf('the URL the simulator calls back', 'https', 'http').optional(),
  SANDBOX_KLING_WEBHOOK_SECRET: callbackSecret.optional(),
  /** Signs quotes; shared by all replicas. Another one makes the quotes of the last 15 minutes worthless. */
  QUOTE_SIGNING_KEY: required('the key that signs quotes').min(32, 'is shorter than 32 characters'),
  /** Keys that stored credentials are sealed with, `id:base64(32 bytes)`; the first one seals. */
  CREDENTIAL_ENCRYPTION_KEYS: z.string().optional(),
  CREDENTIAL_ENCRYPTION_KEYS_FILE: z.string().optional(),
  /** Ids of keys that are gone for good: the boot then retires the accounts sealed under them instead of refusing. */
  CREDENTIAL_ENCRYPTION_KEYS_LOST: z.string().default('').transform((text) => text.split(',').map((id) => id.trim()).filter((id) => id !== '')),
}).superRefine((config, context) => {
  const pair = ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY'] as const;
  if (!config.KLING_API_KEY || pair.some((name) => config[name])) for (const name of pair) if (!config[name]) context.addIssue({ code: 'custom', path: [name], message: `is not set; it is the Kling ${name === 'KLING_ACCESS_KEY' ? 'AccessKey' : 'SecretKey'} (or set KLING_API_KEY alone)` });
  for (const { setting, message } of readKeyRing(config).problems) context.addIssue({ code: 'custom', path: [setting], message });
  const sandboxPair = ['SANDBOX_KLING_ACCESS_KEY', 'SANDBOX_KLING_SECRET_KEY'] as const;
  const sandbox = [...sandboxPair, 'SANDBOX_KLING_API_KEY', 'SANDBOX_KLING_API_BASE_URL'] as const;
  if (!sandbox.some((name) => config[name])) return;
  const needed = [...(config.SANDBOX_KLING_API_KEY && !sandboxPair.some((name) => config[name]) ? [] : sandboxPair), 'SANDBOX_KLING_API_BASE_URL'] as const;
  for (const name of needed) if (!config[name]) context.addIssue({ code: 'custom', path: [name], message: 'is not set, but other SANDBOX_KLING_ settings are' });
  // Also beside other mistakes: a bad boot names every problem at once.
}, { when: () => true });
export type GenerationConfig = z.infer<typeof GenerationConfig>;
