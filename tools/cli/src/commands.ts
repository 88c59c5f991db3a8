import { adminBootstrap } from './admin-bootstrap.ts';
import { auditPublicKey, auditVerify } from './audit-verify.ts';
import type { Command } from './command.ts';

/** Every command, by the words it is called with. */
export const COMMANDS: Record<string, Command> = {
  'admin bootstrap': adminBootstrap,
  'audit verify': auditVerify,
  'audit public-key': auditPublicKey,
};
