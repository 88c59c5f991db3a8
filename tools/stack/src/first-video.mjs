import path from 'node:path';
import process from 'node:process';
import { GatewayClient } from './gateway-client.mjs';
import { TaskLine } from './task-line.mjs';

const PROMPT =
  'A slow dolly-in toward a misty mountain lake at sunrise, soft fog drifting across the water, cinematic lighting, shallow depth of field, ultra-realistic.';

/** Shows a task moving through its states until its end, on a moving line or, without a terminal, line by line. */
export async function showTask(client, created, { progress, signal }) {
  const line = new TaskLine();
  const redraw = setInterval(() => progress.live(`  ${line.text()}`), 100);
  try {
    return await client.follow(created.taskId, {
      signal,
      onChange: (task) => {
        if (line.update(task) && !process.stdout.isTTY) progress.line(`  ${line.lastWord()}`);
      },
    });
  } finally {
    clearInterval(redraw);
    progress.live('');
    if (process.stdout.isTTY) progress.line(`  ${line.text()}`);
  }
}

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
  const task = await showTask(client, created, { progress, signal });
  if (task.status !== 'SUCCEEDED') throw new Error(`The first video ended as ${task.status}: ${task.error?.message ?? 'no reason was given'}`);
  return storedPath(info, task);
}
