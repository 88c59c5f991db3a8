import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 500;
// A gateway that is being restarted by its supervisor is back within seconds.
const PATIENCE_MS = 30_000;
const END_STATES = new Set(['SUCCEEDED', 'FAILED', 'CANCELED']);
const IMAGE_TYPES = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg' };

/** A refusal of the gateway. Its message has one line per field that was wrong. */
export class GatewayRefusal extends Error {
  constructor(status, problem) {
    const lines = [`${problem.title ?? 'The gateway refused'} (${status}${problem.code ? `, ${problem.code}` : ''})${problem.detail ? `: ${problem.detail}` : ''}`];
    for (const each of problem.errors ?? []) lines.push(`  ${each.path || 'body'}: ${each.message}`);
    if (problem.requestId) lines.push(`  request ${problem.requestId}`);
    super(lines.join('\n'));
    this.name = 'GatewayRefusal';
    this.status = status;
  }
}

/** Whether a task has come to its end. */
export function isFinished(task) {
  return END_STATES.has(task.status);
}

/** The few calls the launcher and `npm run generate` make, with one API key. */
export class GatewayClient {
  #gatewayUrl;
  #apiKey;

  constructor({ gatewayUrl, apiKey }) {
    this.#gatewayUrl = gatewayUrl;
    this.#apiKey = apiKey;
  }

  async #call(method, route, { body, contentType = 'application/json', signal } = {}) {
    const response = await fetch(`${this.#gatewayUrl}${route}`, {
      method,
      body,
      signal,
      headers: { authorization: `Bearer ${this.#apiKey}`, accept: 'application/json', ...(body ? { 'content-type': contentType } : {}) },
    });
    const text = await response.text();
    let answer;
    try {
      answer = JSON.parse(text);
    } catch {
      answer = { title: 'The answer is no JSON', detail: text.slice(0, 200) };
    }
    if (!response.ok) throw new GatewayRefusal(response.status, answer);
    return answer;
  }

  createTask(body) {
    return this.#call('POST', '/v1/tasks', { body: JSON.stringify(body) });
  }

  estimate(body) {
    return this.#call('POST', '/v1/estimates', { body: JSON.stringify(body) });
  }

  /** Uploads an image and returns its asset id. */
  async uploadImage(file) {
    const contentType = IMAGE_TYPES[path.extname(file).toLowerCase()];
    if (!contentType) throw new Error(`${file}: an image must be a .png, .jpg or .jpeg file`);
    const { assetId } = await this.#call('POST', '/v1/uploads', { body: fs.readFileSync(file), contentType });
    return assetId;
  }

  /** Reads a task twice a second and reports it each time, until it is finished. */
  async follow(taskId, { onChange, signal } = {}) {
    let lastAnswerAt = Date.now();
    for (;;) {
      try {
        const task = await this.#call('GET', `/v1/tasks/${encodeURIComponent(taskId)}`, { signal });
        lastAnswerAt = Date.now();
        onChange?.(task);
        if (isFinished(task)) return task;
      } catch (error) {
        signal?.throwIfAborted();
        const isFinal = error instanceof GatewayRefusal && error.status < 500 && error.status !== 429;
        if (isFinal || Date.now() - lastAnswerAt > PATIENCE_MS) throw error;
      }
      await delay(POLL_MS, undefined, { signal });
    }
  }

  /** Streams a link of a task into a file; a broken transfer leaves no half file under that name. */
  async download(url, file) {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`The download was refused with status ${response.status}`);
    const draft = `${file}.part`;
    try {
      // Opened first: a stream that opens by itself may do so after a transfer that broke at once was cleaned up.
      const handle = await fs.promises.open(draft, 'w');
      await pipeline(Readable.fromWeb(response.body), handle.createWriteStream());
      fs.renameSync(draft, file);
    } finally {
      fs.rmSync(draft, { force: true });
    }
    return fs.statSync(file).size;
  }
}
