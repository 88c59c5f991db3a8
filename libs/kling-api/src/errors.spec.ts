import { classifyKlingAnswer, findKlingError, KLING_ERRORS, type KlingAnswer, type KlingVerdict } from './errors.ts';

// Written by hand from kling-api.md §2.2: HTTP status, code, verdict for a create, verdict for a read.
const ROWS: readonly (readonly [number, number, KlingVerdict, KlingVerdict])[] = [
  [200, 0, 'ok', 'ok'],
  [401, 1000, 'fix-auth', 'fix-auth'],
  [401, 1001, 'fix-auth', 'fix-auth'],
  [401, 1002, 'fix-auth', 'fix-auth'],
  [401, 1003, 'fix-auth', 'fix-auth'],
  [401, 1004, 'fix-auth', 'fix-auth'],
  [429, 1100, 'account-blocked', 'account-blocked'],
  [429, 1101, 'account-blocked', 'account-blocked'],
  [429, 1102, 'account-blocked', 'account-blocked'],
  [403, 1103, 'account-blocked', 'account-blocked'],
  [400, 1200, 'reject', 'reject'],
  [400, 1201, 'reject', 'reject'],
  [404, 1202, 'reject', 'reject'],
  [404, 1203, 'reject', 'not-found'],
  [400, 1300, 'reject', 'reject'],
  [400, 1301, 'reject', 'reject'],
  [429, 1302, 'back-off', 'back-off'],
  [429, 1303, 'back-off', 'back-off'],
  [429, 1304, 'account-blocked', 'account-blocked'],
  [500, 5000, 'outcome-unknown', 'back-off'],
  [503, 5001, 'outcome-unknown', 'back-off'],
  [504, 5002, 'outcome-unknown', 'back-off'],
];

describe('classifyKlingAnswer', () => {
  it.each(ROWS)('HTTP %i, code %i: %s on create, %s on read', (httpStatus, code, onCreate, onRead) => {
    expect(classifyKlingAnswer({ operation: 'create', httpStatus, code })).toBe(onCreate);
    expect(classifyKlingAnswer({ operation: 'read', httpStatus, code })).toBe(onRead);
    expect(findKlingError(code)?.httpStatus).toBe(httpStatus);
  });

  it('covers the table exactly', () => {
    expect(KLING_ERRORS.map((row) => row.code)).toEqual(ROWS.map(([, code]) => code));
  });

  it.each(ROWS)('goes by code, whatever the HTTP status (HTTP %i, code %i)', (_httpStatus, code, onCreate) => {
    for (const httpStatus of [200, 429, 502, undefined]) expect(classifyKlingAnswer({ httpStatus, code })).toBe(onCreate);
  });

  const cases: readonly (readonly [string, KlingAnswer, KlingVerdict])[] = [
    ['a duplicate external id', { httpStatus: 400, code: 1201, message: 'External_task_id a-1 already exists' }, 'duplicate-external-id'],
    ['an unknown task', { operation: 'read', httpStatus: 400, code: 1201, message: 'Task not found by id/external id: x' }, 'not-found'],
    ['a parameter message that mentions both words', { httpStatus: 400, code: 1201, message: 'prompt already exists, task not found' }, 'reject'],
    ['create: timeout', { transport: 'timeout' }, 'outcome-unknown'],
    ['create: reset', { transport: 'reset' }, 'outcome-unknown'],
    ['create: reset after the status line', { transport: 'reset', httpStatus: 200 }, 'outcome-unknown'],
    ['create: connection refused', { transport: 'refused' }, 'back-off'],
    ['read: timeout', { operation: 'read', transport: 'timeout' }, 'back-off'],
    ['read: reset', { operation: 'read', transport: 'reset' }, 'back-off'],
    ['create: 502 without an envelope', { httpStatus: 502 }, 'outcome-unknown'],
    ['create: HTML with 200', { httpStatus: 200 }, 'outcome-unknown'],
    ['create: a proxy 429', { httpStatus: 429 }, 'outcome-unknown'],
    ['read: 502 without an envelope', { operation: 'read', httpStatus: 502 }, 'back-off'],
    ['read: a 404 without an envelope proves no absence', { operation: 'read', httpStatus: 404 }, 'back-off'],
    ['401 without an envelope', { httpStatus: 401 }, 'fix-auth'],
    ['nothing at all', {}, 'outcome-unknown'],
    ['create: an undocumented 1xxx code', { httpStatus: 400, code: 1999 }, 'reject'],
    ['create: an undocumented 5xxx code', { httpStatus: 500, code: 5999 }, 'outcome-unknown'],
    ['create: an undocumented negative code', { httpStatus: 200, code: -1 }, 'outcome-unknown'],
    ['read: an undocumented code', { operation: 'read', httpStatus: 400, code: 1999 }, 'back-off'],
  ];
  it.each(cases)('%s', (_name, answer, verdict) => {
    expect(classifyKlingAnswer(answer)).toBe(verdict);
  });
});
