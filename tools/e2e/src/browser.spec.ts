import { findChromium } from '@kp/stack/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';
import { RunningStack } from './running-stack.ts';

const executablePath = findChromium();
// Without a browser these tests count as skipped; `npm test` says how to get one, and CI fails on a skip.
const describeInBrowser = executablePath ? describe : describe.skip;

let platform: RunningStack;
let browser: Browser;

/** A page in a fresh profile, as wide as a laptop. Fails the test on any error the page itself throws. */
async function newPage(): Promise<{ page: Page; pageErrors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  return { page, pageErrors };
}

async function sendLogin(page: Page, user: { email: string; password: string }): Promise<void> {
  await page.goto(platform.info.consoleUrl);
  await page.getByLabel('Email').fill(user.email);
  await page.locator('input[type="password"]').fill(user.password);
  await page.getByRole('button', { name: /log in|sign in/i }).click();
}

async function logIn(page: Page, user: { email: string; password: string }): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/auth/login') && response.ok());
  await sendLogin(page, user);
  await answered;
  // The overview is the page behind the login.
  await page.getByRole('heading', { level: 1, name: /overview/i }).waitFor();
}

describeInBrowser('in a browser', () => {
  beforeAll(async () => {
    platform = await RunningStack.start('browser');
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  test('the guide’s polling loop runs verbatim: no key in the page, the cookie of the create reads the task', async () => {
    const { page } = await newPage();
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
    const { page } = await newPage();
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
    const { page, pageErrors } = await newPage();
    await logIn(page, platform.info.operator);
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
    expect(pageErrors).toEqual([]);
  });

  test('wrong credentials are refused in words, and the page stays usable', async () => {
    const { page } = await newPage();
    await sendLogin(page, { email: platform.info.operator.email, password: 'not the password' });
    await page.getByText(/do not match/i).waitFor();
    await page.locator('input[type="password"]').fill(platform.info.operator.password);
    await page.getByRole('button', { name: /log in|sign in/i }).click();
    await page.getByRole('heading', { level: 1, name: /overview/i }).waitFor();
  });

  test('the API reference renders every public operation', async () => {
    const { page } = await newPage();
    await page.goto(platform.info.docsUrl);
    await page.locator('.opblock').first().waitFor();
    const document = await platform.request<{ openapi: string; paths: Record<string, Record<string, unknown>> }>('/openapi.json', { key: null });
    const operations = Object.values(document.body.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0);
    expect(document.body.openapi).toBe('3.1.0');
    expect(await page.locator('.opblock').count()).toBe(operations);
  });
});
