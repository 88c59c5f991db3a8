import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { GatewayClient } from './gateway-client.mjs';
import { TaskLine } from './task-line.mjs';

const STATES = [
  { status: 'QUEUED', stage: 'Queued' },
  { status: 'RUNNING', stage: 'Generating…' },
  { status: 'SUCCEEDED', stage: 'Ready' },
];

describe('the gateway client', () => {
  let server;
  let client;
  let reads = 0;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const answer = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url === '/clip') return response.end('clip');
      if (request.url === '/broken') return response.writeHead(200, { 'content-length': '10' }).write('half', () => response.destroy());
      if (request.headers.authorization !== 'Bearer kp_live_x') return answer(401, { title: 'Unauthorized' });
      if (request.method === 'POST') return answer(422, { title: 'Wrong fields', code: 'validation-failed', errors: [{ path: 'prompt', message: 'is empty' }, { path: 'durationSeconds', message: 'is too long' }], requestId: 'req_1' });
      reads += 1;
      // A gateway that is just being restarted.
      if (reads === 2) return response.destroy();
      return answer(200, { taskId: 'task_1', ...STATES[Math.min(reads - 1, 2)] });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new GatewayClient({ gatewayUrl: `http://127.0.0.1:${server.address().port}`, apiKey: 'kp_live_x' });
  });
  afterAll(() => server.close());

  it('tells every field that was refused', async () => {
    await expect(client.createTask({})).rejects.toThrow('Wrong fields (422, validation-failed)\n  prompt: is empty\n  durationSeconds: is too long\n  request req_1');
  });

  it('follows a task to its end, over a gateway that is away for a moment', async () => {
    const line = new TaskLine();
    const task = await client.follow('task_1', { onChange: (reading) => line.update(reading) });
    expect(task.status).toBe('SUCCEEDED');
    expect(line.text()).toMatch(/^Queued \d+\.\d s → Ready 0\.0 s$/);
  });

  it('leaves no half file', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-download-'));
    const base = `http://127.0.0.1:${server.address().port}`;
    expect(await client.download(`${base}/clip`, path.join(folder, 'clip.mp4'))).toBe(4);
    await expect(client.download(`${base}/broken`, path.join(folder, 'broken.mp4'))).rejects.toThrow('terminated');
    expect(fs.readdirSync(folder)).toEqual(['clip.mp4']);
    fs.rmSync(folder, { recursive: true });
  });

  it('uploads PNG and JPEG only', async () => {
    await expect(client.uploadImage('/x/picture.gif')).rejects.toThrow('.png, .jpg or .jpeg');
  });
});
