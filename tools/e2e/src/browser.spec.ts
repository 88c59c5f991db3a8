/** @jest-environment ./src/shared-stack-environment.mjs */
import { fileURLToPath } from 'node:url';
import { ConsoleBrowser, describeInBrowser } from './console-browser.ts';
import { RunningStack } from './running-stack.ts';

const CLIP = fileURLToPath(new URL('../../../apps/kling-simulator/clips/16x9.mp4', import.meta.url));

let platform: RunningStack;
let browser: ConsoleBrowser;

describeInBrowser('in a browser', () => {
  beforeAll(async () => {
    platform = RunningStack.shared();
    browser = await ConsoleBrowser.open(platform);
  });
  afterAll(() => browser?.close());
  afterEach(() => expect(browser.takePageErrors()).toEqual([]));

  test('the guide’s polling loop runs verbatim: no key in the page, the cookie of the create reads the task', async () => {
    const page = await browser.newPage();
    await page.goto(`${platform.info.gatewayUrl}/docs`);
    const outcome = await page.evaluate(async (apiKey) => {
      async function poll(taskId: string) {
        while (true) {
          const r = await fetch(`/api/kling/task/${taskId}`);
          const data = await r.json();

          if (data.status === 'SUCCEEDED') return data.videoUrl;
          if (data.status === 'FAILED') throw new Error(data.error || 'Generation failed');

          await new Promise((res) => setTimeout(res, 2000));
        }
      }
      const created = await fetch('/api/kling/create', {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 't2v', prompt: 'a kite over dunes', durationSeconds: 3, aspectRatio: '1:1' }),
      });
      const { taskId } = await created.json();
      const videoUrl = await poll(taskId);
      const video = await fetch(videoUrl);
      const other = await fetch(`/api/tasks/${taskId}`);
      return { cookies: document.cookie, type: video.headers.get('content-type'), other: (await other.json()).status };
    }, platform.info.apiKey);
    expect(outcome).toEqual({ cookies: '', type: 'video/mp4', other: 'SUCCEEDED' });
  });

  test('the cookie of one task opens no other, and creating always needs a key', async () => {
    const page = await browser.newPage();
    const mine = await platform.request<{ taskId: string }>('/api/generate-video', { json: { prompt: 'mine', durationSeconds: 3 } });
    const theirs = await platform.createTask({ prompt: 'theirs' });
    const cookie = /kp_task=([^;]+)/.exec(mine.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const read = async (taskId: string) => (await fetch(`${platform.info.gatewayUrl}/api/kling/task/${taskId}`, { headers: { cookie: `kp_task=${cookie}` } })).status;
    expect([await read(mine.body.taskId), await read(theirs.taskId)]).toEqual([200, 401]);
    const create = await fetch(`${platform.info.gatewayUrl}/api/kling/create`, { method: 'POST', headers: { cookie: `kp_task=${cookie}`, 'content-type': 'application/json' }, body: '{"type":"t2v","prompt":"x"}' });
    expect(create.status).toBe(401);
    await page.close();
  });

  test('an operator logs in, sees a new task arrive and change without reloading, and plays its video', async () => {
    const page = await browser.pageOf(platform.info.operator);
    await page.goto(`${platform.info.consoleUrl.replace(/\/$/, '')}/tasks`);
    await page.getByRole('heading', { level: 1, name: /tasks/i }).waitFor();
    const { taskId } = await platform.createTask({ prompt: 'A lighthouse blinks through the rain', durationSeconds: 4 });
    // New rows never jump under the pointer: the list offers them.
    await page.getByRole('button', { name: /new task/i }).click();
    const row = page.getByRole('row').filter({ hasText: 'A lighthouse blinks' });
    await row.waitFor();
    await row.getByText(/succeeded/i).waitFor({ timeout: 60_000 });
    await row.getByText('A lighthouse blinks').click();
    await page.waitForURL((url) => url.pathname.includes(taskId));
    const video = page.locator('video');
    await video.waitFor();
    await video.evaluate(async (element) => {
      const player = element as HTMLVideoElement;
      player.muted = true;
      await player.play();
    });
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.3, undefined, { timeout: 20_000 });
    const duration = await video.evaluate((element) => (element as HTMLVideoElement).duration);
    expect(Math.abs(duration - 4)).toBeLessThanOrEqual(0.1);
    await page.getByText('AI-generated video').waitFor();
  });

  test('an operator makes images by a form that follows the models, and sees them beside each other', async () => {
    const page = await browser.pageOf(platform.info.operator);
    await page.getByRole('menuitem', { name: 'New task' }).click();
    const prompt = page.getByRole('textbox', { name: /^Prompt/ });
    const choose = async (label: string, option: string) => {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).first().click();
    };
    await choose('Type', 'Text to image');
    // Counted in code points, as the model's limit is, and shown beside its field by the API's own words.
    await prompt.fill('🚣'.repeat(2_501));
    await page.getByText('2,501 / 2,500: too long').waitFor();
    await page.getByRole('button', { name: 'Create task' }).click();
    await page.getByText(/2501 characters/).waitFor();
    await prompt.fill('A paper boat in a rain gutter');
    await page.getByLabel('Number of images').fill('2');
    await choose('Ratio', '3:2');
    await page.getByRole('button', { name: 'Create task' }).click();
    await page.waitForURL(/\/tasks\/task_[^/]+\/show/);
    await page.getByRole('img', { name: /^Image 2 of task/ }).waitFor({ timeout: 60_000 });
    const widths = await page.locator('figure img').evaluateAll((images) => Promise.all(images.map(async (image) => (await (image as HTMLImageElement).decode(), (image as HTMLImageElement).naturalWidth / (image as HTMLImageElement).naturalHeight))));
    expect(widths.map((ratio) => Math.round(ratio * 10) / 10)).toEqual([1.5, 1.5]);
  });

  test('an upload says in the form what it is, and the table of models shows every model', async () => {
    const page = await browser.pageOf(platform.info.operator);
    await page.getByRole('menuitem', { name: 'New task' }).click();
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Motion control' }).click();
    await page.locator('input[type=file][accept*=video]').setInputFiles(CLIP);
    await page.getByText(/16x9\.mp4 · 640×360 · 15\.042 s/).waitFor();
    await page.locator('input[type=file][accept*=image]').setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByText('The file is not a PNG or JPEG image.').waitFor();
    await page.getByRole('menuitem', { name: 'Models' }).click();
    const models = await platform.request<{ data: { id: string; operations: unknown[] }[] }>('/v1/models');
    for (const { id } of models.body.data) await page.getByRole('rowheader', { name: new RegExp(`^${id.replaceAll('.', '\\.')}(\\s|also|$)`) }).waitFor();
    expect(await page.getByRole('row').count()).toBe(1 + models.body.data.reduce((sum, { operations }) => sum + operations.length, 0));
  });

  test('wrong credentials are refused in words, and the page stays usable', async () => {
    const page = await browser.newPage();
    await page.goto(platform.info.consoleUrl);
    await browser.sendLogin(page, { email: platform.info.operator.email, password: 'not the password' });
    await page.getByText(/do not match/i).waitFor();
    await browser.sendLogin(page, platform.info.operator);
    await page.getByRole('heading', { level: 1, name: /overview/i }).waitFor();
  });

  test('a tab from before an update of the console gets the new one when it opens its next page', async () => {
    const page = await browser.signIn(platform.info.operator);
    let isGone = true;
    await page.route(/assets\/plan-list-.*\.js/, (route) => (isGone ? route.fulfill({ status: 404 }) : route.continue()));
    page.on('load', () => (isGone = false));
    await page.getByRole('menuitem', { name: 'Plans' }).click();
    await page.getByRole('link', { name: 'Team', exact: true }).waitFor();
    expect(isGone).toBe(false);
    browser.takePageErrors();
  });

  test('the API reference renders every public operation', async () => {
    const page = await browser.newPage();
    await page.goto(platform.info.docsUrl);
    await page.locator('.opblock').first().waitFor();
    const document = await platform.request<{ openapi: string; paths: Record<string, Record<string, unknown>> }>('/openapi.json', { key: null });
    const operations = Object.values(document.body.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
    expect(document.body.openapi).toBe('3.1.0');
    expect(await page.locator('.opblock').count()).toBe(operations);
  });
});
