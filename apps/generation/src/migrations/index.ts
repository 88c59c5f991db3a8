import { Tasks1764000000001 } from './0001-tasks.ts';
import { ProviderAccounts1764100000002 } from './0002-provider-accounts.ts';

/** Every migration of the generation schema, in order. */
export const migrations = [Tasks1764000000001, ProviderAccounts1764100000002];
