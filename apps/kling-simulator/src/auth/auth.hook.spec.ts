import { signKlingToken, type SignKlingTokenOptions } from '@kp/kling-auth';
import { startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';

type Refusal = [name: string, code: number, authorization: () => string | undefined | Promise<string>];

const NOT_FOUND = { status: 400, code: 1201 };

describe('authentication below /v1 (kling-api.md §1)', () => {
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startTestSimulator();
  });
  afterAll(() => simulator.close());

  const ask = async (authorization?: string) => {
    const response = await fetch(`${simulator.url}${TEXT_PATH}/none`, { headers: authorization === undefined ? {} : { authorization } });
    const body = (await response.json()) as { code: number };
    return { status: response.status, code: body.code };
  };
  const token = (change: Partial<SignKlingTokenOptions> = {}): Promise<string> => signKlingToken({ ...simulator.config, ...change });

  // A task that does not exist answers 400/1201: the cheap proof that authentication passed (§1.3).
  it('accepts an AK/SK token, the guide template, and the API key', async () => {
    expect(await ask(`Bearer ${await token()}`)).toEqual(NOT_FOUND);
    expect(await ask(`Bearer ${await token({ template: 'guide' })}`)).toEqual(NOT_FOUND);
    expect(await ask(`Bearer ${simulator.config.apiKey}`)).toEqual(NOT_FOUND);
    expect(simulator.stats).toMatchObject({ signedRequests: 2, apiKeyRequests: 1 });
  });

  it.each([
    ['nothing', 1001, () => undefined],
    ['an empty header', 1001, () => ' '],
    ['another scheme', 1002, () => 'Basic abc'],
    ['a bearer without token', 1001, () => 'Bearer  '],
    ['garbage', 1002, () => 'Bearer garbage'],
    ['another access key', 1002, async () => `Bearer ${await token({ accessKey: 'other' })}`],
    ['another secret', 1002, async () => `Bearer ${await token({ secretKey: 'other' })}`],
    ['a token of tomorrow', 1003, async () => `Bearer ${await token({ now: () => new Date(Date.now() + 86_400_000) })}`],
    ['a token of yesterday', 1004, async () => `Bearer ${await token({ now: () => new Date(Date.now() - 86_400_000) })}`],
  ] satisfies Refusal[])('refuses %s with 401/%i', async (_name, code, authorization) => {
    const refusedBefore = simulator.stats.refusedAuth;
    expect(await ask(await authorization())).toEqual({ status: 401, code });
    expect(simulator.stats.refusedAuth).toBe(refusedBefore + 1);
  });

  it('asks for credentials before it says that a path does not exist, and nowhere else', async () => {
    expect((await fetch(`${simulator.url}/v1/videos/unknown`)).status).toBe(401);
    expect((await fetch(`${simulator.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${simulator.url}/_simulator/stats`)).status).toBe(200);
  });
});
