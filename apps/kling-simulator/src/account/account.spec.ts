import { AccountCosts, BillingRow, concurrencyOf } from '@kp/kling-api/account-wire';
import { signKlingToken } from '@kp/kling-auth';
import { FAULT_HEADER } from '../faults/fault.header.ts';
import { startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';
import { createVirtualClock, VIRTUAL_EPOCH_MS } from '../virtual.clock.ts';

const IMAGES = '/v1/images/generations';
const NEW_PATH = '/text-to-video/kling-3.0';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the account', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  beforeEach(async () => {
    simulator = await startTestSimulator({ speed: 1, videoConcurrency: 3, imageConcurrency: 4, videoUnits: 50, imageUnits: 100 }, clock);
  });
  afterEach(() => simulator.close());

  const video = (name: string, more: object = {}, headers = {}) => simulator.call('POST', TEXT_PATH, { model_name: 'kling-v3', prompt: 'a lake', external_task_id: name, ...more }, headers);
  const images = (n: number) => simulator.call('POST', IMAGES, { prompt: 'a lake', n });
  const costs = async (query = '') => {
    const { data } = AccountCosts.parse((await simulator.call('GET', `/account/costs?start_time=0&end_time=1${query}`)).body);
    return { ...data, resource_pack_subscribe_infos: data.resource_pack_subscribe_infos ?? [] };
  };
  const full = { status: 429, body: { code: 1303, message: 'parallel task over resource pack limit' } };

  describe('slots (kling-api.md §8)', () => {
    it('holds one per video from submitted to the end, over both generations', async () => {
      expect([(await video('a')).status, (await video('b')).status, (await simulator.call('POST', NEW_PATH, { prompt: 'a lake' })).status]).toEqual([200, 200, 200]);
      const refused = await video('c');
      expect(refused).toMatchObject(full);
      expect(refused.body).not.toHaveProperty('data');
      expect(await simulator.call('POST', NEW_PATH, { prompt: 'a lake' })).toMatchObject(full);
      clock.advance(11_999);
      expect(await video('c')).toMatchObject(full);
      clock.advance(1);
      expect((await video('c')).status).toBe(200);
      expect(simulator.stats).toMatchObject({ videoSlots: 1, maxVideoSlots: 3, refusedForSlots: 3, created: 4 });
    });

    it('counts images by their number, apart from videos, and frees slots after a failure', async () => {
      expect((await images(3)).status).toBe(200);
      expect(await images(2)).toMatchObject(full);
      expect((await images(1)).status).toBe(200);
      expect((await video('beside')).status).toBe(200);
      clock.advance(20_000);
      expect((await images(4)).status).toBe(200);
      await video('failing', {}, { [FAULT_HEADER]: 'fail' });
      clock.advance(20_000);
      expect(simulator.stats).toMatchObject({ imageSlots: 0, maxImageSlots: 4, videoSlots: 0, maxVideoSlots: 1, inFlight: 0, failed: 1 });
    });

    it('says its limit in the name of the pack (§5.17)', async () => {
      const packs = (await costs()).resource_pack_subscribe_infos;
      expect(packs.map((pack) => [pack.resource_pack_name, concurrencyOf(pack.resource_pack_name)])).toEqual([
        ['Simulated-Video-50Units-3Con-12Months', 3],
        ['Simulated-Image-100Units-4Con-12Months', 4],
      ]);
      expect((await costs('&resource_pack_name=Simulated-Image-100Units-4Con-12Months')).resource_pack_subscribe_infos).toHaveLength(1);
      expect((await simulator.call('GET', '/account/costs?start_time=0')).body).toMatchObject({ code: 1201, message: 'end_time value is invalid' });
    });
  });

  describe('money (§4.6, §9)', () => {
    it('deducts on success only, and refuses what is not paid for', async () => {
      await video('first');
      expect((await costs()).resource_pack_subscribe_infos[0]).toMatchObject({ total_quantity: 50, remaining_quantity: 50, status: 'online' });
      await video('failing', {}, { [FAULT_HEADER]: 'fail' });
      clock.advance(12_000);
      expect((await costs()).resource_pack_subscribe_infos[0]?.remaining_quantity).toBe(47);
      await video('dear', { mode: '4k', duration: '15' });
      clock.advance(60_000);
      expect((await costs()).resource_pack_subscribe_infos[0]?.remaining_quantity).toBe(2);
      expect(await video('too-dear')).toMatchObject({ status: 429, body: { code: 1102, message: 'Account balance not enough' } });
      expect((await images(1)).status).toBe(200);
    });

    it('keeps a ledger apart from the records, with sums', async () => {
      await video('good');
      await video('bad', {}, { [FAULT_HEADER]: 'moderation' });
      await video('open', {}, { [FAULT_HEADER]: 'stuck' });
      await images(2);
      clock.advance(30_000);
      const ledger = (await (await fetch(`${simulator.url}/_simulator/ledger`)).json()) as { totals: unknown; entries: unknown[] };
      expect(ledger.totals).toEqual({
        video: { tasks: 3, succeeded: 1, failed: 1, open: 1, deductedUnits: 3 },
        image: { tasks: 1, succeeded: 1, failed: 0, open: 0, deductedUnits: 16 },
      });
      expect(ledger.entries).toMatchObject([
        { externalTaskId: 'good', product: TEXT_PATH, model: 'kling-3.0', packageType: 'video', units: 3, deductedUnits: 3, deductedAt: expect.any(Number), unitsBefore: 50, unitsAfter: 47, outcome: 'succeeded', apiKeyName: '' },
        { externalTaskId: 'bad', units: 3, deductedUnits: 0, deductedAt: null, outcome: 'failed' },
        { externalTaskId: 'open', units: 3, deductedUnits: 0, outcome: 'open' },
        { externalTaskId: null, units: 16, deductedUnits: 16, packageType: 'image' },
      ]);
    });

    it('lists deductions by package, page by page; the cash balance has none', async () => {
      for (const name of ['a', 'b', 'c']) await video(name, {}, { authorization: `Bearer ${simulator.config.apiKey}` });
      await images(1);
      clock.advance(30_000);
      const page = async (path: string, body: object) => (await simulator.call('POST', path, body)).body.data as { result: { detail: unknown[]; count: number }; next_cursor: string; has_more: boolean };
      const period = { start_time: String(VIRTUAL_EPOCH_MS), end_time: clock.now() };
      const first = await page('/account/billing/package', { ...period, limit: 2, filters: [{ key: 'product_type', values: ['video'] }] });
      expect(first).toMatchObject({ has_more: true, result: { count: 2, detail: [{ api_key_name: 'default', product_function: 'text-to-video', model_name: 'kling-3.0', amount: '3', before: '50', after: '47' }, {}] } });
      const second = await page('/account/billing/package', { cursor: first.next_cursor, limit: 2, filters: [{ key: 'product_type', values: ['video'] }] });
      expect(second).toMatchObject({ has_more: false, next_cursor: '', result: { count: 1 } });
      const rows = [...first.result.detail, ...second.result.detail].map((row) => BillingRow.parse(row).task_id);
      expect(new Set(rows).size).toBe(3);
      expect(await page('/account/billing/balance', period)).toEqual({ result: { detail: [], count: 0 }, next_cursor: '', has_more: false });
      expect((await simulator.call('POST', '/account/billing/package', {})).body).toMatchObject({ code: 1201, message: 'start_time and end_time are required' });
    });
  });

  it('takes tokens and keys on account paths, and refuses garbage as seen live (§1.3)', async () => {
    const ask = async (authorization: string) => (await simulator.call('GET', '/account/costs?start_time=0&end_time=1', undefined, { authorization })).body;
    expect((await ask(`Bearer ${await signKlingToken(simulator.config)}`)).code).toBe(0);
    expect(await ask('Bearer garbage')).toMatchObject({ code: 1002, message: 'The token was expected to have 3 parts, but got 0' });
  });

  describe('credentials at run time', () => {
    const change = async (body: object) => {
      const response = await fetch(`${simulator.url}/_simulator/credentials`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
      return { status: response.status, body: (await response.json()) as { apiKeys: { name: string }[]; pairs: { accessKey: string }[] } };
    };

    it('rotates an API key and a pair', async () => {
      const probe = async (authorization: string) => (await simulator.call('GET', `${TEXT_PATH}/nobody`, undefined, { authorization })).body.code;
      const tokenOf = async (accessKey: string, secretKey: string) => `Bearer ${await signKlingToken({ accessKey, secretKey })}`;
      expect([await probe('Bearer second-key'), await probe(await tokenOf('ak2', 'sk2'))]).toEqual([1002, 1002]);
      const added = await change({ add: { apiKeys: [{ key: 'second-key', name: 'rotated' }], pairs: [{ accessKey: 'ak2', secretKey: 'sk2' }] } });
      expect(added.body).toMatchObject({ apiKeys: [{ name: 'default' }, { name: 'rotated' }], pairs: [{ accessKey: 'spec-access-key' }, { accessKey: 'ak2' }] });
      expect(JSON.stringify(added.body)).not.toMatch(/second-key|sk2/);
      expect([await probe('Bearer second-key'), await probe(await tokenOf('ak2', 'sk2'))]).toEqual([1201, 1201]);

      await change({ revoke: { apiKeys: [simulator.config.apiKey], accessKeys: ['spec-access-key'] } });
      expect([await probe(`Bearer ${simulator.config.apiKey}`), await probe(await tokenOf('spec-access-key', 'spec-secret-key'))]).toEqual([1002, 1002]);
      const created = await video('by-new-key', {}, { authorization: 'Bearer second-key' });
      expect(created.status).toBe(200);
    });

    it('names every problem of a change', async () => {
      expect(await change({ add: { apiKeys: [{ key: '' }], pairs: [{ accessKey: 'x' }] } })).toMatchObject({
        status: 400,
        body: { problems: [{ path: 'add.apiKeys.0.key' }, { path: 'add.pairs.0.secretKey' }] },
      });
    });
  });
});
