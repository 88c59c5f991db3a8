import { startStack } from '@kp/stack/stack';
import { throwawayFolder } from '@kp/testing';
import { ROOM_FOR_A_CAST } from './room-for-a-cast.mjs';

/** Waiting for the simulator proves nothing in the suites that share a stack. */
const SIMULATOR_SPEED = 20;

let shared;

/** The stack of all suites that need none of their own, started by the first of them. */
export function sharedStack() {
  shared ??= startStack({ stateDir: throwawayFolder('shared'), fsync: false, simulatorSpeed: SIMULATOR_SPEED, seed: 1, serviceEnv: ROOM_FOR_A_CAST });
  return shared;
}

/** Jest's global teardown. */
export default async function stopSharedStack() {
  const stack = await shared?.catch(() => undefined);
  await stack?.stop();
}
