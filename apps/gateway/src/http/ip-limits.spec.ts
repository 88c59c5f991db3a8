import { AppError } from '@kp/task-contracts';
import { openDoor, type Door } from './door.fixture.ts';
import { IpLimits } from './ip-limits.ts';

const IP = '203.0.113.9';
const refusalOf = async (work: Promise<void>): Promise<AppError | undefined> => work.then(() => undefined, (error: unknown) => error as AppError);
async function times(count: number, work: () => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 1) await work();
}

describe('failed authentications', () => {
  it('are borne 60 times, then strangers of that address are refused before anything is looked up', async () => {
    const limits = new IpLimits();
    await times(59, () => limits.noteFailedAuthentication(IP, 'Bearer wrong'));
    await limits.assertMayAuthenticate(IP, 'Bearer x');
    await limits.noteFailedAuthentication(IP, 'Bearer wrong');
    const refusal = await refusalOf(limits.assertMayAuthenticate(IP, 'Bearer x'));
    expect(refusal).toMatchObject({ code: 'rate-limited', status: 429 });
    expect(refusal?.retryAfterSeconds).toBeGreaterThan(110);
    expect(refusal?.retryAfterSeconds).toBeLessThanOrEqual(120);
    await limits.assertMayAuthenticate('203.0.113.10', 'Bearer x');
  });

  it('of a neighbour do not lock out credentials that were good just now', async () => {
    const limits = new IpLimits();
    limits.noteAuthenticated('Bearer good');
    await times(60, () => limits.noteFailedAuthentication(IP, 'Bearer wrong'));
    await limits.assertMayAuthenticate(IP, 'Bearer good');
    expect(await refusalOf(limits.assertMayAuthenticate(IP))).toMatchObject({ code: 'rate-limited' });
    // A key that was revoked since is good no longer.
    await limits.noteFailedAuthentication(IP, 'Bearer good');
    expect(await refusalOf(limits.assertMayAuthenticate(IP, 'Bearer good'))).toMatchObject({ code: 'rate-limited' });
  });

  it('count by /64, and an IPv4 address in IPv6 counts as itself', async () => {
    const limits = new IpLimits();
    for (let index = 0; index < 60; index += 1) await limits.noteFailedAuthentication(`2001:db8:1:2:${index.toString(16)}::1`);
    await times(60, () => limits.noteFailedAuthentication('::ffff:192.0.2.1'));
    expect(await refusalOf(limits.assertMayAuthenticate('2001:db8:1:2:ffff::9'))).toBeDefined();
    expect(await refusalOf(limits.assertMayAuthenticate('2001:db8:1:3::1'))).toBeUndefined();
    expect(await refusalOf(limits.assertMayAuthenticate('192.0.2.1'))).toBeDefined();
  });
});

describe('logins', () => {
  it('are limited by address', async () => {
    const limits = new IpLimits();
    for (let index = 0; index < 20; index += 1) await limits.takeLoginAttempt(IP, `person-${index}@example.com`);
    expect(await refusalOf(limits.takeLoginAttempt(IP, 'other@example.com'))).toMatchObject({ code: 'rate-limited', message: expect.stringContaining('from this address') as string });
  });

  it('are limited by e-mail, however it is written', async () => {
    const limits = new IpLimits();
    for (let index = 0; index < 10; index += 1) await limits.takeLoginAttempt(`203.0.113.${index}`, index % 2 ? ' Me@Example.com' : 'me@example.com');
    expect(await refusalOf(limits.takeLoginAttempt('203.0.113.99', 'ME@EXAMPLE.COM'))).toMatchObject({ code: 'rate-limited', message: expect.stringContaining('with this e-mail') as string });
  });

  it('of an address that is used up do not count against the person', async () => {
    const limits = new IpLimits();
    for (let index = 0; index < 20; index += 1) await limits.takeLoginAttempt(IP, `person-${index}@example.com`);
    for (let index = 0; index < 50; index += 1) await refusalOf(limits.takeLoginAttempt(IP, 'victim@example.com'));
    expect(await refusalOf(limits.takeLoginAttempt('203.0.113.10', 'victim@example.com'))).toBeUndefined();
  });
});

it('memory is bounded: 100 000 addresses and more', async () => {
  const limits = new IpLimits({ maxNetworks: 100_000 });
  for (let index = 0; index < 110_000; index += 1) {
    const ip = `${1 + (index >> 16)}.${(index >> 8) & 0xff}.${index & 0xff}.1`;
    await limits.takeRequest(ip);
    if (index % 10 === 0) await limits.noteFailedAuthentication(ip);
  }
  expect(limits.size).toBe(100_000 + 11_000);
}, 60_000);

it('the newest addresses are the ones remembered', async () => {
  const limits = new IpLimits({ maxNetworks: 10, requestsPerMinute: 1 });
  for (let index = 0; index < 11; index += 1) await limits.takeRequest(`203.0.113.${index}`);
  expect(await refusalOf(limits.takeRequest('203.0.113.10'))).toBeDefined();
  expect(await refusalOf(limits.takeRequest('203.0.113.0'))).toBeUndefined();
});

describe('at the door', () => {
  let door: Door;
  const ipLimits = new IpLimits({ requestsPerMinute: 100 });
  beforeAll(async () => void (door = await openDoor({ ipLimits, trustedProxies: ['loopback'] })));
  afterAll(() => door.stop());
  beforeEach(() => void door.handled.splice(0));
  const get = (ip: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${door.url}/whoami`, { headers: { 'x-forwarded-for': ip, ...headers } });

  it('a flood is refused with the time to wait', async () => {
    for (let index = 0; index < 100; index += 1) expect((await get(IP)).status).toBe(200);
    const answer = await get(IP);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([429, 'rate-limited']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await get('203.0.113.10')).status).toBe(200);
    expect(door.handled).toHaveLength(101);
  });

  it('credentials of an address that failed too often reach no handler; requests without any do', async () => {
    await times(60, () => ipLimits.noteFailedAuthentication('198.51.100.1'));
    const refused = await get('198.51.100.1', { authorization: 'Bearer kp_live_x' });
    expect([refused.status, Number(refused.headers.get('retry-after')) > 100, door.handled]).toEqual([429, true, []]);
    expect((await get('198.51.100.1')).status).toBe(200);
    ipLimits.noteAuthenticated('Bearer kp_live_good');
    expect((await get('198.51.100.1', { authorization: 'Bearer kp_live_good' })).status).toBe(200);
  });
});
