/** An error answer of the gateway (RFC 9457). react-admin reads `status` and puts `body.errors` under the fields. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly body: { errors: Record<string, string> };

  constructor(status: number, problem: Partial<ProblemBody>) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.requestId = problem.requestId;
    this.body = { errors: Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message])) };
  }
}

interface ProblemBody {
  title: string;
  code: string;
  detail: string;
  requestId: string;
  errors: { path: string; code: string; message: string }[];
}

/** Reads a failed response into an error, also when a proxy answered with something that is not JSON. */
export async function readProblem(response: Response): Promise<ProblemError> {
  try {
    return new ProblemError(response.status, (await response.json()) as Partial<ProblemBody>);
  } catch {
    return new ProblemError(response.status, { title: response.statusText || `HTTP ${response.status}` });
  }
}

/** The gateway could not be reached at all: nothing is known about the session, so nobody is signed out. */
export function unreachable(): ProblemError {
  return new ProblemError(0, { code: 'gateway-unreachable', detail: 'The gateway does not answer. Check the connection and try again.' });
}
