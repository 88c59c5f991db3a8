import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSimulatorConfig } from './simulator.config.ts';
import { runVolume } from './volume.harness.ts';

// The full figure: `node bench/virtual-tasks.mjs`.
it('takes hundreds of virtual tasks through HTTP, keeps to its slots, renders nothing, and its books agree', async () => {
  const clipsDir = await mkdtemp(join(tmpdir(), 'kling-simulator-volume-'));
  const report = await runVolume(readSimulatorConfig(['--seed', 'volume', '--clips-dir', clipsDir, '--video-concurrency', '8', '--image-concurrency', '4'], {}), 400);
  expect(report.seconds).toBeLessThan(20);
  expect(report.maxVideoSlots).toBeLessThanOrEqual(8);
  expect(report.maxImageSlots).toBeLessThanOrEqual(4);
  // 80 each of 3, 0.8 × 7 and 5 × 0.3 video units, and of 2 × 8 image units; the fifth order fails.
  expect(report.unitsInLedger).toEqual({ video: 808, image: 1280 });
  expect(report.unitsInRecords).toEqual(report.unitsInLedger);
  expect(await readdir(clipsDir)).toEqual([]);
  await rm(clipsDir, { recursive: true });
});
