import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, PlatformError } from './index.ts';

let server: Server;
let baseUrl: string;
const seen: { url: string; authorization: string | undefined }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization });
    if (request.url === '/v1/tasks/task_1') response.writeHead(200, { 'content-type': 'application/json' }).end('{"taskId":"task_1","status":"RUNNING"}');
    else if (request.url === '/v1/tasks/task_busy') response.writeHead(429, { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '7' }).end('{"code":"rate-limited","detail":"Slow down.","requestId":"req_1"}');
    else response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const read = (taskId: string) => createClient({ baseUrl, token: async () => 'kp_live_key' }).GET('/v1/tasks/{taskId}', { params: { path: { taskId } } });

test('a call names its path and carries the token', async () => {
  const { data } = await read('task_1');
  expect(data?.status).toBe('RUNNING');
  expect(seen.at(-1)).toEqual({ url: '/v1/tasks/task_1', authorization: 'Bearer kp_live_key' });
});

test('a refusal rejects with code, request id and when to try again', async () => {
  const error = await read('task_busy').catch((each: unknown) => each);
  expect(error).toBeInstanceOf(PlatformError);
  expect(error).toMatchObject({ status: 429, code: 'rate-limited', message: 'Slow down.', requestId: 'req_1', retryAfterSeconds: 7, errors: [] });
});

test('what is no answer of the platform says so', async () => {
  await expect(read('task_2')).rejects.toMatchObject({ status: 502, code: 'unreadable-answer', message: 'The server answered 502.', retryAfterSeconds: undefined });
});
