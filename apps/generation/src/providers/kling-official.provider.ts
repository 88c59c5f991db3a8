import { classifyKlingAnswer } from '@kp/kling-api/errors';
import { toLegacyCreate } from '@kp/kling-api/legacy-payload';
import { NotFoundError, type ObjectStore } from '@kp/object-store';
import type { TaskRequest } from '@kp/task-contracts';
import { count, redact } from '@kp/telemetry';
import { Agent, request } from 'undici';
import type { ProviderAccount } from './provider-accounts.ts';
import type { CreateOutcome, ReadOutcome } from './provider-outcomes.ts';
import { readCreateAnswer, readTaskAnswer } from './read-answer.ts';

/** Must stay well below the attempt's lease: a call may not outlive the right to make it. */
const CALL_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1_048_576;
const NEVER_DELIVERED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

interface Answer {
  httpStatus: number;
  body: unknown;
}
/** What came back from the provider, or how the exchange broke. */
export type Call = { answer: Answer } | { transport: 'timeout' | 'reset' | 'refused'; detail: string };

/** Kling's official API, legacy generation, with an AccessKey/SecretKey token or an API key (kling-api.md §1, §5). */
export class KlingOfficialProvider {
  private readonly agent = new Agent({ connect: { timeout: 5_000 }, headersTimeout: CALL_TIMEOUT_MS, bodyTimeout: CALL_TIMEOUT_MS, connections: 32 });
  private readonly objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.objects = objects;
  }

  /** Path a request of this type is created at and read back from. */
  pathOf(task: TaskRequest): string {
    return task.type === 'image-to-video' ? '/v1/videos/image2video' : '/v1/videos/text2video';
  }

  /**
   * Creates the provider task. Never throws for anything the provider or the network did: the outcome says
   * whether it exists, certainly does not exist, or may exist.
   */
  async create(account: ProviderAccount, task: TaskRequest, options: { externalTaskId: string; callbackUrl?: string }): Promise<CreateOutcome> {
    const { image: _image, ...request } = task;
    let image: string | undefined;
    try {
      image = await this.imageOf(task);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { kind: 'rejected', code: 'image-missing', message: 'the uploaded image is not stored any more', raw: null };
    }
    const { path, body } = toLegacyCreate({ ...request, ...(image ? { image } : {}) }, options);
    const call = await this.call(account, 'POST', path, body);
    const outcome = 'answer' in call ? readCreateAnswer(call.answer) : withoutAnswer(call);
    count('kp_provider_requests_total', { operation: 'create', outcome: outcome.kind });
    return outcome;
  }

  /** Reads a provider task by its own id or by our external id (kling-api.md §5.0). */
  async read(account: ProviderAccount, path: string, id: string): Promise<ReadOutcome> {
    const call = await this.call(account, 'GET', `${path}/${encodeURIComponent(id)}`);
    const outcome: ReadOutcome = 'answer' in call ? readTaskAnswer(call.answer) : { kind: 'unavailable', detail: call.detail };
    count('kp_provider_requests_total', { operation: 'read', outcome: outcome.kind });
    return outcome;
  }

  /** A read of anything else, such as the account's packs; the answer as it came. */
  async get(account: ProviderAccount, path: string): Promise<Call> {
    return this.call(account, 'GET', path);
  }

  async close(): Promise<void> {
    await this.agent.close();
  }

  /** An image as Kling takes it: the caller's URL, or the upload as raw Base64 (kling-api.md §5.1, at most 10 MB). */
  private async imageOf(task: TaskRequest): Promise<string | undefined> {
    if (!task.image) return undefined;
    if ('url' in task.image) return task.image.url;
    const chunks: Buffer[] = [];
    for await (const chunk of await this.objects.get(task.image.key)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('base64');
  }

  /** One time limit for both tries: the second one must not outlive the right to make the call. */
  private async call(account: ProviderAccount, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Call> {
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const first = await this.send(account, signal, method, path, body);
    const code = 'answer' in first ? codeOf(first.answer) : undefined;
    // Refused for its token's times, so nothing was done: signed again and sent once more (kling-api.md §2.2).
    return code !== undefined && account.authorization.refused(code) ? this.send(account, signal, method, path, body) : first;
  }

  private async send(account: ProviderAccount, signal: AbortSignal, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Call> {
    try {
      const response = await request(account.baseUrl + path, {
        method,
        dispatcher: this.agent,
        headers: { authorization: await account.authorization.header(), 'content-type': 'application/json' },
        signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = { httpStatus: response.statusCode, body: await readBounded(response.body) };
      countErrors(answer);
      return { answer };
    } catch (error) {
      const { code, name, message } = error as { code?: string; name?: string; message?: string };
      const detail = String(redact(`${code ?? name ?? 'error'}: ${message ?? ''}`));
      if (code && NEVER_DELIVERED.has(code)) return { transport: 'refused', detail };
      return { transport: name === 'TimeoutError' || code?.includes('TIMEOUT') ? 'timeout' : 'reset', detail };
    }
  }
}

function withoutAnswer(call: { transport: 'timeout' | 'reset' | 'refused'; detail: string }): CreateOutcome {
  const kind = classifyKlingAnswer({ httpStatus: 0, transport: call.transport });
  return kind === 'back-off' ? { kind: 'back-off', detail: 'The provider cannot be reached.', delivered: false } : { kind: 'unknown', detail: call.detail };
}

/** The answer's JSON, or its beginning as text when it is not JSON. */
async function readBounded(body: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error(`the provider's answer is larger than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.slice(0, 2_000);
  }
}

function codeOf({ body }: Answer): number | undefined {
  const code = (body as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : undefined;
}

function countErrors(answer: Answer): void {
  const code = codeOf(answer);
  if (answer.httpStatus !== 200 || code !== 0) count('kp_provider_errors_total', { httpStatus: String(answer.httpStatus), code: code === undefined ? 'none' : String(code) });
}

