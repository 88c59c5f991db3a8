// The two servers everything else needs, run from programs in node_modules and in the distribution's packages.
export { removeWhenWeDie } from './death-guard.mjs';
export { startNats } from './nats.mjs';
export { freePort } from './ports.mjs';
export { startPostgres } from './postgres.mjs';
export { closedAncestor, isRoot } from './unprivileged-user.mjs';
