/** What the command line needs to verify the audit log: the same code that runs in the gateway. */
export { CheckpointKeys } from './checkpoint-keys.ts';
export { verifyAuditLog, type VerificationOptions, type VerificationReport } from './verify-log.ts';
