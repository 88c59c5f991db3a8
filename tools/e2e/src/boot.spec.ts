import { startProcess } from '@kp/testing';
import { fileURLToPath } from 'node:url';

const BASE = ['DATABASE_URL', 'NATS_URL'];
/** Settings without which each service refuses to start, and some of each service that can be wrong. */
const SERVICES: { service: string; missing: string[]; wrong: Record<string, string> }[] = [
  { service: 'gateway', missing: [...BASE, 'OBJECT_STORE_URL', 'MEDIA_SIGNING_KEY', 'SESSION_SIGNING_KEY', 'API_KEY_PEPPER', 'AUDIT_SIGNING_KEY', 'APP_PUBLIC_BASE_URL'], wrong: { PORT: '70000', KLING_DEFAULT_DURATION_SECONDS: '99' } },
  { service: 'generation', missing: [...BASE, 'OBJECT_STORE_URL', 'APP_PUBLIC_BASE_URL', 'KLING_ACCESS_KEY', 'KLING_SECRET_KEY', 'QUOTE_SIGNING_KEY', 'CREDENTIAL_ENCRYPTION_KEYS'], wrong: { KLING_MAX_CONCURRENCY: 'many', KLING_TOKEN_TEMPLATE: 'jwt', KLING_API_BASE_URL: 'kling', KLING_WEBHOOK_SECRET: 'abc' } },
  { service: 'moderation', missing: BASE, wrong: {} },
  { service: 'storage', missing: [...BASE, 'OBJECT_STORE_URL', 'MEDIA_SIGNING_KEY', 'APP_PUBLIC_BASE_URL'], wrong: { MEDIA_LINK_TTL_SECONDS: '5', MAX_OUTPUT_BYTES: 'all' } },
  { service: 'metrics', missing: BASE, wrong: {} },
];

/** Starts the built service, as in production, and reads what it complains about: one setting on each line. */
async function complaintsOf(service: string, env: Record<string, string>): Promise<{ code: number | null; names: string[]; output: string }> {
  const started = startProcess({ args: [fileURLToPath(new URL(`../../../apps/${service}/dist/main.js`, import.meta.url))], env });
  const { code } = await started.exited;
  const [title, ...lines] = started.output().trim().split('\n');
  expect(title).toBe(`${service} cannot start; fix these settings:`);
  return { code, names: lines.map((line) => /^ {2}([A-Z_]+): .+/.exec(line)?.[1] ?? line).toSorted(), output: started.output() };
}

describe.each(SERVICES)('$service with bad configuration', ({ service, missing, wrong }) => {
  test('names every missing setting at once and exits 1', async () => {
    const { code, names } = await complaintsOf(service, {});
    expect(code).toBe(1);
    expect(names).toEqual(missing.toSorted());
  });

  test('names wrong settings beside the missing ones, without their values', async () => {
    const { code, names, output } = await complaintsOf(service, { DATABASE_URL: 'mysql://me:hunter2@db/kling', OPS_PORT: '70000', LOG_LEVEL: 'loud', ...wrong });
    expect(code).toBe(1);
    expect(names).toEqual([...missing, 'OPS_PORT', 'LOG_LEVEL', ...Object.keys(wrong)].toSorted());
    expect(output).not.toContain('hunter2');
  });
});

test('generation names the other half of credentials that are half set', async () => {
  const { names } = await complaintsOf('generation', { KLING_ACCESS_KEY: 'ak', SANDBOX_KLING_SECRET_KEY: 'sk' });
  expect(names).toEqual(expect.arrayContaining(['KLING_SECRET_KEY', 'SANDBOX_KLING_ACCESS_KEY', 'SANDBOX_KLING_API_BASE_URL']));
  expect(names).not.toContain('KLING_ACCESS_KEY');
});

test('generation takes an API key in place of the pair', async () => {
  expect((await complaintsOf('generation', { KLING_API_KEY: 'key' })).names).not.toContain('KLING_ACCESS_KEY');
});
