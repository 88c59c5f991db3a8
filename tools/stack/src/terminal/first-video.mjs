import path from 'node:path';
import { GatewayClient } from './gateway-client.mjs';
import { showTask } from './task-line.mjs';

const PROMPT =
  'A slow dolly-in toward a misty mountain lake at sunrise, soft fog drifting across the water, cinematic lighting, shallow depth of field, ultra-realistic.';

/** What the video will cost, when the gateway can tell; asked before the user's own account pays for it. */
async function printEstimate(client, body, progress) {
  const estimate = await client.estimate(body).catch(() => undefined);
  const units = estimate?.costUnits ?? estimate?.cost?.costUnits;
  progress.line(units === undefined ? '  Its cost is not known before it is made.' : `  Estimate: ${units} cost units.`);
}

/** Where the stored file of a finished task lies. */
export function storedPath(info, task) {
  const key = task.outputs?.[0]?.key;
  if (!key) return undefined;
  return info.objectStoreDir ? path.join(info.objectStoreDir, key) : key;
}

/**
 * Makes the first video through the public API, as any client would.
 * @returns {Promise<string|undefined>} path of the stored file, or undefined when there is none
 */
export async function makeFirstVideo({ info, progress, paid, signal }) {
  const client = new GatewayClient(info);
  const body = { type: 'text-to-video', prompt: PROMPT };
  progress.line();
  progress.line(`  First video: “${PROMPT.slice(0, 58)}…”`);
  if (paid) await printEstimate(client, body, progress);
  const created = await client.createTask(body);
  const task = await showTask(client, created.taskId, { progress, signal });
  if (task.status !== 'SUCCEEDED') throw new Error(`The first video ended as ${task.status}: ${task.error?.message ?? 'no reason was given'}`);
  return storedPath(info, task);
}
