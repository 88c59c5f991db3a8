import { Tasks1764000000001 } from './0001-tasks.ts';
import { ProviderAccounts1764100000002 } from './0002-provider-accounts.ts';
import { NumberedOutputs1766500000001 } from './0003-numbered-outputs.ts';
import { ProviderResults1766500000002 } from './0004-provider-results.ts';
import { Quotas1766600000001 } from './0005-quotas.ts';
import { AuditedAccounts1766600000002 } from './0006-audited-accounts.ts';

/** Every migration of the generation schema, in order. */
export const migrations = [Tasks1764000000001, ProviderAccounts1764100000002, NumberedOutputs1766500000001, ProviderResults1766500000002, Quotas1766600000001, AuditedAccounts1766600000002];
