import { Logger } from '@kp/telemetry';
import type { FastifyInstance } from 'fastify';
import { createFastifyAdapter } from './fastify-adapter.ts';

let fastify: FastifyInstance;
let answer = { name: 'one' };

beforeAll(async () => {
  fastify = (await createFastifyAdapter(new Logger('test', 'silent'))).getInstance() as unknown as FastifyInstance;
  fastify.get('/thing', async () => answer);
  fastify.get('/own', async (_request, reply) => reply.header('etag', 'W/"7"').header('cache-control', 'no-store').send(answer));
  fastify.get('/gone', async (_request, reply) => reply.status(410).send(answer));
  fastify.post('/thing', async () => answer);
  fastify.get('/things/:id', async ({ params }) => params);
});
afterAll(() => fastify.close());

const get = (url: string, known?: string) => fastify.inject({ method: 'GET', url, ...(known ? { headers: { 'if-none-match': known } } : {}) });

test('a read says the tag of its answer, and an unchanged one costs no body', async () => {
  const first = await get('/thing');
  const tag = String(first.headers['etag']);
  expect([tag, first.headers['cache-control'], first.body]).toEqual([expect.stringMatching(/^W\/"[\w-]{27}"$/), 'private, no-cache', '{"name":"one"}']);
  const again = await get('/thing', `"other", ${tag}`);
  expect([again.statusCode, again.body, again.headers['etag'], again.headers['content-type']]).toEqual([304, '', tag, undefined]);
  answer = { name: 'two' };
  const changed = await get('/thing', tag);
  expect([changed.statusCode, changed.body]).toEqual([200, '{"name":"two"}']);
});

test('an operation may tag by itself, and forbid keeping', async () => {
  expect((await get('/own')).headers).toMatchObject({ etag: 'W/"7"', 'cache-control': 'no-store' });
  expect((await get('/own', 'W/"7"')).statusCode).toBe(304);
});

test('neither refusals nor changes are tagged', async () => {
  for (const response of [await get('/gone', '*'), await get('/nowhere', '*'), await fastify.inject({ method: 'POST', url: '/thing', payload: {}, headers: { 'if-none-match': '*' } })]) {
    expect([response.headers['etag'], response.statusCode === 304]).toEqual([undefined, false]);
  }
});

describe('an address', () => {
  test('with a NUL in its path names nothing', async () => {
    const response = await get('/things/a%00b');
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([404, 'not-found']);
  });

  test('with a NUL in its query is refused by the name of the parameter', async () => {
    const response = await get('/thing?q=a%00b&ok=1&also=%00');
    expect([response.statusCode, response.json<{ errors: { path: string }[] }>().errors.map((each) => each.path)]).toEqual([400, ['q', 'also']]);
  });

  test('may hold a long id', async () => {
    const id = 'a'.repeat(3_000);
    expect((await get(`/things/${id}`)).json()).toEqual({ id });
  });
});
