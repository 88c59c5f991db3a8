import { IdentityAndEvents1764000000001 } from './0001-identity-and-events.ts';
import { Audit1764000000002 } from './0002-audit.ts';

/** Every migration of the gateway schema, in order. */
export const migrations = [IdentityAndEvents1764000000001, Audit1764000000002];
