import { provision } from '@kp/database';
import { createDatabaseLike } from '@kp/testing';
import { migrations } from './migrations/index.ts';

/** A database of its own with the gateway's schema, which is migrated once for all of them. `roleUrl` is the gateway's. */
export const createGatewayDatabase = () => createDatabaseLike('gateway', async (url) => (await provision(url, [{ name: 'gateway', password: 'test', migrations }]))['gateway'] ?? '');
