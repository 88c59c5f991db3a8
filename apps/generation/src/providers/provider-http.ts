import { count, redact } from '@kp/telemetry';
import { Agent, request } from 'undici';
import type { ProviderAccount } from './provider-accounts.ts';
import type { Answer } from './read-answer.ts';

/** Must stay well below the attempt's lease: a call may not outlive the right to make it. */
const CALL_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1_048_576;
const NEVER_DELIVERED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** What came back from the provider, or how the exchange broke. */
export type Call = { answer: Answer } | { transport: 'timeout' | 'reset' | 'refused'; detail: string };

/** Signed JSON calls to a provider: bounded in time and size, and never throwing for what the network does. */
export class ProviderHttp {
  private readonly agent = new Agent({ connect: { timeout: 5_000 }, headersTimeout: CALL_TIMEOUT_MS, bodyTimeout: CALL_TIMEOUT_MS, connections: 32 });

  async close(): Promise<void> {
    await this.agent.close();
  }

  /** One time limit for both tries: the second one must not outlive the right to make the call. */
  async call(account: ProviderAccount, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Call> {
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
