import { readProblem, unreachable } from './problem.ts';
import type { Session } from './session.ts';

/** No answer of the platform takes longer, so one that does is lost. Streams, uploads and downloads go by `open` and may. */
const ANSWER_WITHIN_MS = 30_000;

export interface Http {
  /** An authorised request; throws a `ProblemError` unless the answer is 2xx. */
  open: (path: string, init?: RequestInit) => Promise<Response>;
  json: <T>(path: string, init?: RequestInit) => Promise<T>;
}

/** Requests in the name of the signed-in user, with exactly one retry when the token was refused. */
export function createHttp(session: Session, send: (path: string, init: RequestInit) => Promise<Response>, answerWithinMs = ANSWER_WITHIN_MS): Http {
  async function attempt(path: string, init: RequestInit, token: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    try {
      return await send(path, { ...init, headers });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw unreachable();
    }
  }

  async function open(path: string, init: RequestInit = {}): Promise<Response> {
    const token = await session.accessToken();
    let response = await attempt(path, init, token);
    if (response.status === 401) response = await attempt(path, init, await session.tokenInsteadOf(token));
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  return {
    open,
    json: async <T>(path: string, init?: RequestInit) => {
      const limit = AbortSignal.timeout(answerWithinMs);
      try {
        return (await (await open(path, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit })).json()) as T;
      } catch (error) {
        if (limit.aborted) throw unreachable();
        throw error;
      }
    },
  };
}
