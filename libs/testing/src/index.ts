export { throwawayFolder } from './throwaway-folder.ts';
export { frozenClock, type FrozenClock } from './frozen-clock.ts';
export { startProcess, type StartedProcess, type StartProcessOptions } from './started-process.ts';
export { createDatabase, createDatabaseLike, startThrowawayPostgres, type DatabaseCopy, type ThrowawayDatabase, type ThrowawayPostgres } from './throwaway-postgres.ts';
export { startThrowawayNats, type ThrowawayNats } from './throwaway-nats.ts';
export { waitFor, type WaitForOptions } from './wait-for.ts';
