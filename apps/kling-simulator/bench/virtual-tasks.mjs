// Ten thousand virtual tasks through HTTP: `node apps/kling-simulator/bench/virtual-tasks.mjs [tasks]`, after a build.
// Prints one JSON line; ends with 1 when it takes longer than a minute or needs more than half a gigabyte.
import { readSimulatorConfig } from '../dist/in-process.js';
import { runVolume } from '../dist/volume.harness.js';

const SECONDS_FLOOR = 60;
const MEGABYTES_FLOOR = 512;

const tasks = Number(process.argv[2] ?? 10_000);
const report = await runVolume(readSimulatorConfig(['--seed', 'bench'], process.env), tasks);
process.stdout.write(`${JSON.stringify(report)}\n`);
const agrees = JSON.stringify(report.unitsInRecords) === JSON.stringify(report.unitsInLedger);
process.exit(agrees && report.seconds < SECONDS_FLOOR && report.peakMemoryMegabytes < MEGABYTES_FLOOR ? 0 : 1);
