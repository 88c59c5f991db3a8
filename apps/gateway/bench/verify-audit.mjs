// How fast the audit log is verified: `node apps/gateway/bench/verify-audit.mjs [entries]`, after a build.
// Prints one JSON line; ends with 1 below 50 000 entries a second, or when memory grows with the log.
import process from 'node:process';
import { startAuditLog } from '../dist/audit/audit-log.fixture.js';
import { verifyAuditLog } from '../dist/audit/verify-log.js';

const FLOOR_PER_SECOND = 50_000;
const MAX_GROWTH_MB = 100;

const entries = Number(process.argv[2] ?? 300_000);
const log = await startAuditLog();
try {
  await log.fill('ws_bench', entries);
  await log.worker.run();
  await verifyAuditLog(log, { since: { before: new Date() } });
  const before = process.memoryUsage.rss();
  const startedAt = performance.now();
  const { findingCount, checkpoints } = await verifyAuditLog(log);
  const seconds = (performance.now() - startedAt) / 1_000;
  const perSecond = Math.round(entries / seconds);
  const growthMb = Math.round((process.memoryUsage.rss() - before) / 1_048_576);
  process.stdout.write(`${JSON.stringify({ entries, checkpoints, findingCount, seconds: Number(seconds.toFixed(2)), perSecond, growthMb })}\n`);
  process.exitCode = perSecond >= FLOOR_PER_SECOND && findingCount === 0 && growthMb <= MAX_GROWTH_MB ? 0 : 1;
} finally {
  await log.stop();
}
process.exit();
