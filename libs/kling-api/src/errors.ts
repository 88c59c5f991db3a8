/**
 * Kling's error codes and what to do about them (kling-api.md §2.2, §2.3). Decisions are made by `code`: HTTP 429
 * covers both "no money" (permanent) and "too many at once" (transient).
 */

/**
 * - `ok`: go on. `reject`: the request itself is wrong; nothing was created, do not repeat it.
 * - `fix-auth`: sign again once, then stop and tell an operator. `account-blocked`: nothing succeeds until an
 *   operator acts (money, permission, IP list).
 * - `back-off`: nothing was created (or it was a read); repeat later.
 * - `outcome-unknown`: the create may have taken effect; look it up by external id before anything else.
 * - `not-found`: the task does not exist. `duplicate-external-id`: it exists already; adopt it.
 */
export type KlingVerdict =
  | 'ok'
  | 'reject'
  | 'fix-auth'
  | 'account-blocked'
  | 'back-off'
  | 'outcome-unknown'
  | 'not-found'
  | 'duplicate-external-id';

export interface KlingErrorRow {
  readonly code: number;
  readonly httpStatus: number;
  readonly group: 'ok' | 'auth' | 'account' | 'params' | 'policy' | 'internal';
  readonly meaning: string;
  readonly onCreate: KlingVerdict;
  readonly onRead: KlingVerdict;
}

const row = (httpStatus: number, code: number, group: KlingErrorRow['group'], meaning: string, onCreate: KlingVerdict, onRead: KlingVerdict = onCreate): KlingErrorRow => ({
  code,
  httpStatus,
  group,
  meaning,
  onCreate,
  onRead,
});

/** All rows of §2.2. */
export const KLING_ERRORS: readonly KlingErrorRow[] = [
  row(200, 0, 'ok', 'success', 'ok'),
  row(401, 1000, 'auth', 'authentication failed', 'fix-auth'),
  row(401, 1001, 'auth', 'Authorization empty', 'fix-auth'),
  row(401, 1002, 'auth', 'Authorization invalid', 'fix-auth'),
  row(401, 1003, 'auth', 'Authorization not yet valid', 'fix-auth'),
  row(401, 1004, 'auth', 'Authorization expired', 'fix-auth'),
  row(429, 1100, 'account', 'account abnormal', 'account-blocked'),
  row(429, 1101, 'account', 'account in arrears', 'account-blocked'),
  row(429, 1102, 'account', 'resource pack exhausted or expired', 'account-blocked'),
  row(403, 1103, 'account', 'no permission for API or model', 'account-blocked'),
  row(400, 1200, 'params', 'invalid parameters', 'reject'),
  row(400, 1201, 'params', 'bad key or value', 'reject'),
  row(404, 1202, 'params', 'invalid HTTP method', 'reject'),
  row(404, 1203, 'params', 'resource does not exist', 'reject', 'not-found'),
  row(400, 1300, 'policy', 'platform policy', 'reject'),
  row(400, 1301, 'policy', 'content security policy', 'reject'),
  row(429, 1302, 'policy', 'too many requests', 'back-off'),
  row(429, 1303, 'policy', 'concurrency above resource pack limit', 'back-off'),
  row(429, 1304, 'policy', 'IP whitelist policy', 'account-blocked'),
  row(500, 5000, 'internal', 'server error', 'outcome-unknown', 'back-off'),
  row(503, 5001, 'internal', 'maintenance', 'outcome-unknown', 'back-off'),
  row(504, 5002, 'internal', 'timeout or backlog', 'outcome-unknown', 'back-off'),
];

const ROWS_BY_CODE: ReadonlyMap<number, KlingErrorRow> = new Map(KLING_ERRORS.map((entry) => [entry.code, entry]));

/** The row of §2.2 for a code, or undefined for a code Kling has not documented. */
export function findKlingError(code: number): KlingErrorRow | undefined {
  return ROWS_BY_CODE.get(code);
}

export interface KlingAnswer {
  /** What was asked. A read can always be repeated; a create can not. Create when absent: the careful reading. */
  operation?: 'create' | 'read';
  /** Absent when no response arrived. */
  httpStatus?: number | undefined;
  /** `code` of a parsed envelope; absent when the body was no envelope. */
  code?: number | undefined;
  message?: string | undefined;
  /** How the exchange broke, if it did. `refused`: no connection was made, so nothing was delivered. */
  transport?: 'timeout' | 'reset' | 'refused' | undefined;
}

/** Decides what an answer, or its absence, means. Never throws; see {@link KlingVerdict} for the outcomes. */
export function classifyKlingAnswer(answer: KlingAnswer): KlingVerdict {
  const isRead = answer.operation === 'read';
  if (answer.transport === 'refused') return 'back-off';
  if (answer.transport !== undefined) return isRead ? 'back-off' : 'outcome-unknown';
  if (answer.code !== undefined) return classifyCode(answer.code, answer.message ?? '', isRead);

  // No envelope: some proxy answered, or the body was cut. Only a refusal of our credentials is sure to have
  // created nothing; everything else may hide a task, even HTML with status 200.
  if (answer.httpStatus === 401 || answer.httpStatus === 403) return 'fix-auth';
  return isRead ? 'back-off' : 'outcome-unknown';
}

function classifyCode(code: number, message: string, isRead: boolean): KlingVerdict {
  // In practice 1201 is also "not found" and "duplicate external id"; only the message tells (§2.3).
  if (code === 1201 && /external_task_id\b.*\balready exists/i.test(message)) return 'duplicate-external-id';
  if (code === 1201 && /^task not found\b/i.test(message.trim())) return 'not-found';

  const known = ROWS_BY_CODE.get(code);
  if (known !== undefined) return isRead ? known.onRead : known.onCreate;
  if (isRead) return 'back-off';
  // A create refused with any 1xxx code leaves no task (§2.2, retry safety).
  return code >= 1000 && code < 2000 ? 'reject' : 'outcome-unknown';
}
