import { BaseConfig, required, urlOf, wholeNumber } from '@kp/service';
import type { z } from 'zod';

/** Settings of the storage service. */
export const StorageConfig = BaseConfig.extend({
  OBJECT_STORE_URL: urlOf('where objects are stored, file:///path', 'file'),
  MEDIA_SIGNING_KEY: required('the key that signs media links, shared with the gateway').min(32, 'is shorter than 32 characters'),
  APP_PUBLIC_BASE_URL: urlOf('the public origin of the gateway', 'https', 'http'),
  MEDIA_LINK_TTL_SECONDS: wholeNumber({ min: 60, max: 604_800 }).default(3_600),
  MAX_OUTPUT_BYTES: wholeNumber({ min: 1_048_576, max: 8_589_934_592 }).default(2_147_483_648),
});
export type StorageConfig = z.infer<typeof StorageConfig>;
