// The two servers everything else needs, run from programs in node_modules and in the distribution's packages.
export { removeWhenWeDie } from './processes/death-guard.mjs';
export { startNats } from './servers/nats.mjs';
export { freePort } from './processes/ports.mjs';
export { isRunning } from './processes/running-process.mjs';
export { startPostgres } from './servers/postgres.mjs';
export { closedAncestor, isRoot } from './servers/unprivileged-user.mjs';
