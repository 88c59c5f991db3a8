import { STATUS_CODES } from 'node:http';
import { AppError, ERROR_CODES, isErrorReply, TASK_FAILURE_CODES, type ErrorCode } from './errors.ts';

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

describe('table of errors', () => {
  it.each(CODES)('%s has a real HTTP error status and a title', (code) => {
    const { status, title } = ERROR_CODES[code];
    expect(STATUS_CODES[status]).toBeDefined();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('says something different about each code', () => {
    expect(new Set(CODES.map((code) => ERROR_CODES[code].title)).size).toBe(CODES.length);
  });

  it('explains every failure of a task in a sentence', () => {
    for (const text of Object.values(TASK_FAILURE_CODES)) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});

describe('AppError', () => {
  it.each(CODES)('%s survives the way over NATS', (code) => {
    const sent = new AppError(code, 'What went wrong.', { errors: [{ path: 'prompt', code: 'required', message: 'This field is required.' }] });
    const wire: unknown = JSON.parse(JSON.stringify(sent.toReply()));
    expect(isErrorReply(wire)).toBe(true);
    const received = AppError.fromReply(wire as ReturnType<AppError['toReply']>);
    expect(received).toMatchObject({ code, message: 'What went wrong.', status: ERROR_CODES[code].status, errors: sent.errors });
  });

  it('never sends its cause along', () => {
    const reply = new AppError('internal', 'Sorry.', { cause: new Error('password is hunter2') }).toReply();
    expect(JSON.stringify(reply)).toBe('{"code":"internal","detail":"Sorry."}');
  });

  it('names each bad field once in its detail, the body itself as "body"', () => {
    const error = AppError.validation([
      { path: 'prompt', code: 'required', message: 'a' },
      { path: 'prompt', code: 'too-big', message: 'b' },
      { path: '', code: 'invalid-type', message: 'c' },
    ]);
    expect(error.message).toBe('Fix these fields and send the request again: prompt, body.');
    expect(error.status).toBe(400);
    expect(error.errors).toHaveLength(3);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'not-found'],
    ['an unknown code', { code: 'teapot', detail: 'short and stout' }],
    ['no detail', { code: 'not-found' }],
    ['a code that is not text', { code: 404, detail: 'x' }],
  ])('does not take %s for an error', (_what, value) => {
    expect(isErrorReply(value)).toBe(false);
  });
});
