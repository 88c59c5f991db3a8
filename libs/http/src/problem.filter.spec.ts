import { AppError, ERROR_CODES, type ErrorCode } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { BadRequestException, Controller, Get, HttpException, Module, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemFilter, toAppError, type Problem } from './problem.filter.ts';

let thrown: unknown;

@Controller()
class Thrower {
  @Get('throw')
  get(): never {
    throw thrown;
  }
}

class KeepingLogger extends Logger {
  readonly errors: unknown[][] = [];
  override error(...line: unknown[]): void {
    this.errors.push(line);
  }
}
const logger = new KeepingLogger('test', 'silent');

@Module({ controllers: [Thrower], providers: [{ provide: APP_FILTER, useValue: new ProblemFilter(logger) }] })
class AppModule {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter({ genReqId: () => 'req_1' }), { logger: false });
  await app.init();
});
afterAll(() => app.close());
beforeEach(() => logger.errors.splice(0));

async function answerTo(error: unknown, url = '/throw') {
  thrown = error;
  const response = await app.inject({ method: 'GET', url });
  return { status: response.statusCode, headers: response.headers, problem: response.json<Problem>(), text: response.body };
}

describe('problem documents', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s is answered with its status, title and code', async (code) => {
    const { status, headers, problem } = await answerTo(new AppError(code, 'This is why.'));
    expect(status).toBe(ERROR_CODES[code].status);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem).toEqual({ type: `https://kling-platform.dev/problems/${code}`, title: ERROR_CODES[code].title, status, code, detail: 'This is why.', requestId: 'req_1' });
  });

  it('name every bad field', async () => {
    const errors = [{ path: 'prompt', code: 'required', message: 'This field is required.' }, { path: 'durationSeconds', code: 'too-big', message: 'Too long.' }];
    expect((await answerTo(AppError.validation(errors))).problem.errors).toEqual(errors);
  });

  it('say nothing of an unexpected error; the log has it, with the request id', async () => {
    const error = new Error('duplicate key value (email)=(me@example.com)');
    const { status, problem, text } = await answerTo(error);
    expect([status, problem.code]).toEqual([500, 'internal']);
    expect(text).not.toContain('email');
    expect(logger.errors).toEqual([['request failed', expect.objectContaining({ requestId: 'req_1', method: 'GET', route: '/throw', error })]]);
  });

  it.each(['text', undefined, null, 42, {}])('survive a thrown %j', async (value) => {
    expect((await answerTo(value)).problem.code).toBe('internal');
  });

  it.each<[string, unknown, ErrorCode]>([
    ['an unknown address', new NotFoundException('Cannot GET /secret/path'), 'not-found'],
    ['broken JSON', new BadRequestException('Unexpected token } at 17'), 'malformed-json'],
    ['an address that cannot be read', Object.assign(new Error('FST_ERR_BAD_URL'), { statusCode: 400, code: 'FST_ERR_BAD_URL' }), 'bad-request'],
    ['a body that is too large', Object.assign(new Error('FST_ERR_CTP_BODY_TOO_LARGE'), { statusCode: 413 }), 'payload-too-large'],
    ['another content type', Object.assign(new Error('FST_ERR_CTP_INVALID_MEDIA_TYPE'), { statusCode: 415 }), 'unsupported-media-type'],
    ['a part that is away', new ServiceUnavailableException('pool exhausted'), 'service-unavailable'],
    ['a database that is away', Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' }), 'service-unavailable'],
    ['a status without words of ours', new HttpException('teapot', 418), 'internal'],
  ])('tell of %s in our words only', async (_what, error, code) => {
    const { problem, text } = await answerTo(error);
    expect(problem.code).toBe(code);
    expect(text).not.toContain((error as Error).message);
  });

  it('are sent for addresses that do not exist', async () => {
    expect((await answerTo(undefined, '/nothing/here')).problem).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('tell how to authenticate and when to come back', async () => {
    expect((await answerTo(new AppError('unauthenticated', 'x'))).headers['www-authenticate']).toBe('Bearer');
    expect((await answerTo(new AppError('service-unavailable', 'x'))).headers['retry-after']).toBe('2');
    expect((await answerTo(new AppError('rate-limited', 'x'))).headers['retry-after']).toBe('2');
    expect((await answerTo(new AppError('rate-limited', 'x', { retryAfterSeconds: 17.2 }))).headers['retry-after']).toBe('18');
    expect((await answerTo(new AppError('conflict', 'x', { retryAfterSeconds: 0 }))).headers['retry-after']).toBe('1');
    expect((await answerTo(new AppError('not-found', 'x'))).headers['retry-after']).toBeUndefined();
  });

  it('keep the cause for the log', () => {
    const cause = new NotFoundException();
    expect(toAppError(cause)).toMatchObject({ code: 'not-found', cause });
  });

  it('are logged when they are our fault, and only then', async () => {
    await answerTo(new AppError('not-found', 'x'));
    expect(logger.errors).toEqual([]);
    await answerTo(new AppError('deadline-exceeded', 'x'));
    expect(logger.errors).toHaveLength(1);
  });
});
