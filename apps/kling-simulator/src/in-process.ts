/**
 * The simulator inside a test's own process, `@kp/kling-simulator/in-process`: with a virtual clock a day of tasks
 * takes seconds. Everything else talks to it over HTTP.
 */
export { startSimulator, type RunningSimulator, type SimulatorSurroundings } from './simulator.server.ts';
export { readSimulatorConfig, type SimulatorConfig } from './simulator.config.ts';
export { silentLog } from './simulator.log.ts';
export { createVirtualClock, type VirtualClock, type VirtualClockOptions } from './virtual.clock.ts';
