import { startProcess } from '@kp/testing';
import path from 'node:path';

// The built program, as it is started in production.
const MAIN = path.resolve(import.meta.dirname, '../dist/main.js');
const MISSING = ['DATABASE_URL', 'NATS_URL', 'OBJECT_STORE_URL', 'APP_PUBLIC_BASE_URL', 'KLING_ACCESS_KEY', 'KLING_SECRET_KEY'];

/** Names of the settings it complains about, one for each line. */
async function complaintsOf(env: Record<string, string>): Promise<{ code: number | null; names: string[]; output: string }> {
  const service = startProcess({ args: [MAIN], env });
  const { code } = await service.exited;
  const [title, ...lines] = service.output().trim().split('\n');
  expect(title).toBe('generation cannot start; fix these settings:');
  return { code, names: lines.map((line) => /^ {2}([A-Z_]+): .+/.exec(line)?.[1] ?? line), output: service.output() };
}

describe('a boot with bad configuration', () => {
  it('names every missing setting at once and exits 1', async () => {
    const { code, names } = await complaintsOf({});
    expect(code).toBe(1);
    expect(names.toSorted()).toEqual(MISSING.toSorted());
  });

  it('names wrong settings beside the missing ones, without their values', async () => {
    const { code, names, output } = await complaintsOf({ DATABASE_URL: 'mysql://me:hunter2@db/kling', KLING_MAX_CONCURRENCY: 'many', KLING_API_BASE_URL: 'kling', KLING_WEBHOOK_SECRET: 'abc', OPS_PORT: '70000', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(names.toSorted()).toEqual([...MISSING, 'KLING_MAX_CONCURRENCY', 'KLING_API_BASE_URL', 'KLING_WEBHOOK_SECRET', 'OPS_PORT', 'LOG_LEVEL'].toSorted());
    expect(output).not.toContain('hunter2');
  });

  it('names the other half of credentials that are half set', async () => {
    const { names } = await complaintsOf({ KLING_ACCESS_KEY: 'ak', SANDBOX_KLING_SECRET_KEY: 'sk' });
    expect(names.toSorted()).toEqual([...MISSING.filter((name) => name !== 'KLING_ACCESS_KEY'), 'SANDBOX_KLING_ACCESS_KEY', 'SANDBOX_KLING_API_BASE_URL'].toSorted());
  });

  it('takes an API key in place of the pair', async () => {
    expect((await complaintsOf({ KLING_API_KEY: 'key' })).names).not.toContain('KLING_ACCESS_KEY');
  });
});
