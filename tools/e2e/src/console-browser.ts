import { findChromium } from '@kp/stack/chromium';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { RunningStack } from './running-stack.ts';

export interface Login {
  email: string;
  password: string;
}

/** Where a failed test leaves what its pages looked like. */
const FAILURES = fileURLToPath(new URL('../.failures/', import.meta.url));
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];
const MOST_TEXT = 3_000;

const executablePath = findChromium();
/** Without a browser these tests count as skipped; `npm test` says how to get one, and CI fails on a skip. */
export const describeInBrowser = executablePath ? describe : describe.skip;

interface OpenPage {
  page: Page;
  /** Answers that were refusals, and requests that got none. */
  troubles: string[];
}

/** A browser for the pages of a stack. What the pages themselves throw fails the test. */
export class ConsoleBrowser {
  private readonly platform: RunningStack;
  private readonly browser: Browser;
  private readonly pages = new Set<OpenPage>();
  private readonly signedIn = new Map<string, Page>();
  private readonly pageErrors: string[] = [];

  private constructor(platform: RunningStack, browser: Browser) {
    this.platform = platform;
    this.browser = browser;
  }

  static async open(platform: RunningStack): Promise<ConsoleBrowser> {
    const opened = new ConsoleBrowser(platform, await chromium.launch({ executablePath: executablePath ?? '', args: ARGS }));
    (globalThis as { onTestFailure?: (test: string) => Promise<void> }).onTestFailure = (test) => opened.reportAndForget(test);
    return opened;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** A page in a fresh profile, as wide as a laptop. */
  async newPage(): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    const open: OpenPage = { page, troubles: [] };
    this.pages.add(open);
    page.on('close', () => this.pages.delete(open));
    page.on('pageerror', (error) => this.pageErrors.push(error.message));
    page.on('requestfailed', (request) => open.troubles.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText ?? 'failed'}`));
    page.on('response', (response) => response.status() >= 400 && open.troubles.push(`${response.request().method()} ${response.url()}: ${response.status()}`));
    return page;
  }

  /** Somebody's page: signed in at first use, and from then on left where the test before left it. */
  async pageOf(login: Login): Promise<Page> {
    const known = this.signedIn.get(login.email);
    if (known) return known;
    const page = await this.signIn(login);
    this.signedIn.set(login.email, page);
    return page;
  }

  /** Signs in with a profile of its own. */
  async signIn(login: Login): Promise<Page> {
    const page = await this.newPage();
    await page.goto(this.platform.info.consoleUrl);
    await this.sendLogin(page, login);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    return page;
  }

  /** Fills in and sends the form of the page of signing in. */
  async sendLogin(page: Page, { email, password }: Login): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.locator('input[type="password"]').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** What pages have thrown since the last call. */
  takePageErrors(): string[] {
    return this.pageErrors.splice(0);
  }

  /** Shows what was on every page when a test failed, and lets the next one begin with new ones. */
  private async reportAndForget(test: string): Promise<void> {
    mkdirSync(FAILURES, { recursive: true });
    for (const [index, { page, troubles }] of [...this.pages].entries()) {
      const screenshot = path.join(FAILURES, `${test.replaceAll(/\W+/g, '-').slice(0, 60)}-${index + 1}.png`);
      const text = await page.locator('body').innerText({ timeout: 2_000 }).catch((error: unknown) => String(error));
      await page.screenshot({ path: screenshot, timeout: 5_000 }).catch(() => undefined);
      process.stderr.write(`\nPage ${index + 1} of “${test}” at ${page.url()}\n  screenshot: ${screenshot}\n  refused or failed: ${troubles.slice(-10).join(', ') || 'nothing'}\n  text: ${text.replaceAll(/\s*\n\s*/g, ' | ').slice(0, MOST_TEXT)}\n`);
      await page.context().close();
    }
    process.stderr.write(`\nThe gateway's last words:\n${readFileSync(this.platform.stack.logFile('gateway'), 'utf8').split('\n').slice(-8).join('\n')}\n`);
    this.signedIn.clear();
  }
}
