import type { Database } from '@kp/database';
import type { ObjectStore } from '@kp/object-store';
import type { Logger } from '@kp/telemetry';
import type { Provider } from '@nestjs/common';
import { AuditLogRepository } from './audit-log.repository.ts';
import { AuditLogService } from './audit-log.service.ts';
import { AuditTrail } from './audit-trail.ts';
import { AuditVerificationService } from './audit-verification.service.ts';
import { CheckpointKeys } from './checkpoint-keys.ts';
import { CheckpointWorker } from './checkpoint.worker.ts';
import { CheckpointsRepository } from './checkpoints.repository.ts';
import { VerificationsRepository } from './verifications.repository.ts';

/** Everything of the audit log that the gateway's module provides, besides its controllers. */
export function auditProviders({ database, objects, signingKey, logger }: { database: Database; objects: ObjectStore; signingKey: string; logger: Logger }): Provider[] {
  const keys = CheckpointKeys.fromSecrets(signingKey);
  const trail = new AuditTrail();
  return [
    { provide: AuditTrail, useValue: trail },
    { provide: AuditLogService, useValue: new AuditLogService(new AuditLogRepository(database)) },
    { provide: CheckpointWorker, useValue: new CheckpointWorker({ checkpoints: new CheckpointsRepository(database), objects, keys, logger }) },
    { provide: AuditVerificationService, useValue: new AuditVerificationService({ database, objects, keys, trail, verifications: new VerificationsRepository(database), logger }) },
  ];
}
