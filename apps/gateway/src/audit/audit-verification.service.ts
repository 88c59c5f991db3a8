import { WorkerLoop } from '@kp/bus';
import type { Database } from '@kp/database';
import type { ObjectStore } from '@kp/object-store';
import { AppError, PLATFORM_CHAIN, type AuditOrigin } from '@kp/task-contracts';
import { count, setGauge, type Logger } from '@kp/telemetry';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { AuditTrail } from './audit-trail.ts';
import type { AuditVerificationState, AuditVerificationView } from './audit-views.ts';
import type { CheckpointKeys } from './checkpoint-keys.ts';
import type { VerificationsRepository } from './verifications.repository.ts';
import { verifyAuditLog, type VerificationCounts } from './verify-log.ts';

const EVERY_MINUTES = 60;
const SWEEP_MS = 60_000;
const PROGRESS_EVERY_MS = 1_000;

export interface VerificationParts {
  database: Database;
  objects: ObjectStore;
  keys: CheckpointKeys;
  trail: AuditTrail;
  verifications: VerificationsRepository;
  logger: Logger;
}

/** Verifies the audit log every hour and when somebody asks for it; one run at a time over all replicas. */
export class AuditVerificationService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly parts: VerificationParts;
  private readonly loop: WorkerLoop;
  private readonly stopping = new AbortController();
  private run: Promise<void> | undefined;

  constructor(parts: VerificationParts) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'audit-verification', sweepMs: SWEEP_MS, logger: parts.logger, work: () => this.runIfDue() });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
    await this.run;
  }

  /** What the console shows. */
  async state(): Promise<AuditVerificationState> {
    const { verifications, keys } = this.parts;
    const [recent, chains, keyIds] = await Promise.all([verifications.recent(), verifications.chains(), keys.keyIds()]);
    return { ...recent, keyIds, chains };
  }

  /** Begins a run and does not wait for its end. @throws AppError `conflict` while one is under way */
  async startNow(origin: AuditOrigin): Promise<AuditVerificationView> {
    const { database, verifications, trail } = this.parts;
    const begun = await database.transaction(async (tx) => {
      const run = await verifications.begin(tx, origin.actor.id);
      if (!run) throw new AppError('conflict', 'A verification is under way already; it shows how far it is.');
      await trail.append(tx, { chain: PLATFORM_CHAIN, action: 'audit-verification.started', target: { kind: 'audit-verification', id: run.id }, ...origin });
      return run;
    });
    this.run = this.verify(begun.id);
    return begun;
  }

  private async runIfDue(): Promise<boolean> {
    const begun = await this.parts.verifications.beginIfDue(EVERY_MINUTES);
    if (begun) await this.verify(begun.id);
    return false;
  }

  private async verify(id: string): Promise<void> {
    const { verifications, logger } = this.parts;
    let counted = 0;
    let toldAtMs = 0;
    let turnAtMs = Date.now();
    const onProgress = async (counts: VerificationCounts) => {
      this.stopping.signal.throwIfAborted();
      count('kp_audit_verified_entries_total', {}, counts.entries - counted);
      counted = counts.entries;
      if (Date.now() - toldAtMs >= PROGRESS_EVERY_MS) {
        toldAtMs = Date.now();
        await verifications.progress(id, counts);
      }
      // Half of the time belongs to the requests this process serves.
      await delay(Math.min(Date.now() - turnAtMs, 100));
      turnAtMs = Date.now();
    };
    try {
      const report = await verifyAuditLog(this.parts, { onProgress });
      await verifications.finish(id, report);
      setGauge('kp_audit_findings', report.findingCount);
      setGauge('kp_audit_verified_at_seconds', Math.floor(Date.now() / 1_000));
      if (report.findingCount === 0) {
        logger.info('the audit log is intact', { chains: report.chains, entries: report.entries, checkpoints: report.checkpoints });
      } else {
        count('kp_audit_alarms_total', { kind: 'verification' });
        logger.error('ALARM: the audit log was tampered with', { findingCount: report.findingCount, findings: report.findings.slice(0, 20) });
      }
    } catch (error) {
      logger.warn('a verification of the audit log could not be finished', { error });
      await verifications.fail(id, this.stopping.signal.aborted ? 'its process ended' : 'it could not read everything; the log of the gateway has the cause').catch(() => undefined);
    }
  }
}
