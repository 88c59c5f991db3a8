import { IdentityAndEvents1764000000001 } from './0001-identity-and-events.ts';
import { Audit1764000000002 } from './0002-audit.ts';
import { Identity1764000000003 } from './0003-identity.ts';
import { Plans1764000000004 } from './0004-plans.ts';
import { EventLog1764000000005 } from './0005-event-log.ts';

/** Every migration of the gateway schema, in order. */
export const migrations = [IdentityAndEvents1764000000001, Audit1764000000002, Identity1764000000003, Plans1764000000004, EventLog1764000000005];
