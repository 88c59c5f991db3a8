import { IdentityAndEvents1764000000001 } from './0001-identity-and-events.ts';

/** Every migration of the gateway schema, in order. */
export const migrations = [IdentityAndEvents1764000000001];
