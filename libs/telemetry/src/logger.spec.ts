import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
// The built package in a process of its own: what is tested is what really reaches stdout.
const dist = path.resolve(import.meta.dirname, '../dist');

/** Lines a program wrote to stdout, parsed. */
async function linesOf(body: string, env: Record<string, string> = {}): Promise<Record<string, unknown>[]> {
  const script = `
    const { startTelemetry } = await import(${JSON.stringify(`file://${dist}/start-telemetry.js`)});
    const stop = startTelemetry('generation');
    const { Logger, inSpan, currentTraceparent, traceIdOf } = await import(${JSON.stringify(`file://${dist}/index.js`)});
    const logger = new Logger('generation', process.env.LEVEL ?? 'info');
    ${body}
    await stop();
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  return stdout.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('log lines', () => {
  it('carry the trace of the span they are written in, and of a trace that began elsewhere', async () => {
    const [outside, inside, joined] = await linesOf(`
      logger.info('outside');
      await inSpan('work', {}, async () => logger.info('inside', { expected: traceIdOf(currentTraceparent()) }));
      await inSpan('later', { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }, async () => logger.info('joined'));
    `);
    expect(outside).not.toHaveProperty('traceId');
    expect(inside).toMatchObject({ msg: 'inside', traceId: inside?.['expected'], spanId: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(joined).toMatchObject({ msg: 'joined', traceId: '0af7651916cd43dd8448eb211c80319c' });
    expect(joined?.['spanId']).not.toBe('b7ad6b7169203331');
  });

  it('are JSON with service, level, time and the fields given', async () => {
    const [line] = await linesOf(`logger.warn('slow', { taskId: 'task_1', tries: 3 });`);
    expect(line).toMatchObject({ service: 'generation', level: 'warn', msg: 'slow', taskId: 'task_1', tries: 3 });
    expect(Date.parse(String(line?.['time']))).not.toBeNaN();
  });

  it('never carry a secret: not in the message, not in fields, not in errors', async () => {
    const lines = await linesOf(`
      const secret = 'postgres://me:hunter2@db/kling';
      logger.info('using ' + secret, { secret, deep: { list: [secret] }, password: 'hunter2' });
      logger.warn('failed', new Error(secret));
      logger.error(new Error('outer', { cause: new Error(secret) }));
      logger.error('failed', { error: new Error(secret), databaseUrl: secret });
      logger.debug(secret); logger.log(secret, secret); logger.verbose(secret, secret);
    `, { LEVEL: 'trace' });
    expect(lines).toHaveLength(7);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(lines[3]).toMatchObject({ msg: 'failed', error: { type: 'Error', stack: expect.stringContaining('at ') } });
  });

  it('are left out below the level', async () => {
    expect(await linesOf(`logger.debug('a'); logger.info('b'); logger.warn('c'); logger.error('d');`, { LEVEL: 'warn' })).toMatchObject([{ msg: 'c' }, { msg: 'd' }]);
  });
});

describe('spans', () => {
  it('hand an error of the work on to the caller', async () => {
    const [line] = await linesOf(`await inSpan('work', {}, async () => { throw new TypeError('no good'); }).catch((error) => logger.info(error.name));`);
    expect(line).toMatchObject({ msg: 'TypeError' });
  });
});
