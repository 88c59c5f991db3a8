// `npm run generate -- "prompt"`: makes one video on the running stack and saves it as a file.
import process from 'node:process';
import { exitWithMessage, readArguments, userPath } from './terminal/command-line.mjs';
import { GatewayClient } from './terminal/gateway-client.mjs';
import { readJson } from './launcher/private-json.mjs';
import { STACK_FILE } from './launcher/state-folder.mjs';
import { showTask } from './terminal/task-line.mjs';
import { TerminalProgress } from './terminal/terminal-progress.mjs';

const USAGE = `npm run generate -- "prompt" [options]

  --image FILE      first frame, a PNG or JPEG file: makes an image-to-video task
  --out FILE        where to save the clip (default <task id>.mp4)
  --duration N      seconds
  --ratio W:H       16:9, 9:16 or 1:1
  --quality Q       std, pro or 4k
  --model ID        a model of GET /v1/models
  --test            use the sandbox key: free, made by the simulator`;

const OPTIONS = {
  image: { type: 'string' },
  out: { type: 'string' },
  duration: { type: 'string' },
  ratio: { type: 'string' },
  quality: { type: 'string' },
  model: { type: 'string' },
  test: { type: 'boolean' },
};

/** Body of the create request. The gateway knows what is allowed and says so; here nothing is checked twice. */
function taskBody(prompt, values, assetId) {
  const body = {
    type: assetId ? 'image-to-video' : 'text-to-video',
    prompt,
    imageUrl: assetId,
    durationSeconds: values.duration === undefined ? undefined : Number(values.duration),
    aspectRatio: values.ratio,
    quality: values.quality,
    model: values.model,
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

async function main() {
  const { values, positionals } = readArguments({ options: OPTIONS, usage: USAGE, allowPositionals: true });
  if (positionals.length !== 1) return exitWithMessage(`One prompt is needed, in quotes.\n\n${USAGE}`);
  if (values.duration !== undefined && Number.isNaN(Number(values.duration))) return exitWithMessage(`--duration must be a number of seconds, not "${values.duration}"`);

  const info = readJson(STACK_FILE);
  if (!info) return exitWithMessage('The stack is not running. Start it with `npm start` in another terminal.');
  const client = new GatewayClient({ gatewayUrl: info.gatewayUrl, apiKey: values.test ? info.testApiKey : info.apiKey });

  const assetId = values.image ? await client.uploadImage(userPath(values.image)) : undefined;
  const created = await client.createTask(taskBody(positionals[0], values, assetId));
  console.log(`  Task ${created.taskId}`);
  const task = await showTask(client, created.taskId, { progress: new TerminalProgress() });
  if (task.status !== 'SUCCEEDED') return exitWithMessage(`The task ended as ${task.status}: ${task.error ? `${task.error.message} (${task.error.code})` : 'no reason was given'}`);

  const file = userPath(values.out ?? `${task.taskId}.mp4`);
  const bytes = await client.download(task.videoUrl, file);
  console.log(`  ${file}  ${(bytes / 1e6).toFixed(1)} MB, ${task.durationSeconds} s, ${task.cost?.costUnits ?? '?'} cost units`);
  return process.exit(0);
}

await main().catch((error) => {
  const notThere = error.cause?.code === 'ECONNREFUSED';
  exitWithMessage(notThere ? 'The stack does not answer. Is `npm start` still running?' : error.message);
});
