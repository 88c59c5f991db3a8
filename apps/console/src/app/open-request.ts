import { readProblem, unreachable } from './problem.ts';

/** A request of somebody who is not signed in. @throws ProblemError */
export async function requestOpenly(path: string, body?: object): Promise<Response> {
  const init: RequestInit = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, { ...init, cache: 'no-store', credentials: 'same-origin' }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}
