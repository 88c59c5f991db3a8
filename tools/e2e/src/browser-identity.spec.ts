/** @jest-environment ./src/shared-stack-environment.mjs */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { signUpStaff } from './cast.ts';
import { ConsoleBrowser, describeInBrowser } from './console-browser.ts';
import { RunningStack } from './running-stack.ts';

const HOSTILE = '<img src=x onerror="window.owned=1">';
/** A second tab may spend the same refresh token for 10 s; later it was stolen. */
const SECOND_TAB_MS = 11_000;
/** The first workspace of a stack. */
const WORKSPACE = 'First workspace';
const PASSWORD = 'four kites over quiet dunes';

let platform: RunningStack;
let browser: ConsoleBrowser;

const openPage = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();
const dialogOf = (page: Page) => page.getByRole('dialog');

/** Chooses one of a select's options, as a person does. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await dialogOf(page).getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** What is in the dialog to be copied now. It goes by its own button only. */
async function takeSecret(page: Page, label: string): Promise<string> {
  await page.keyboard.press('Escape');
  const secret = await dialogOf(page).getByLabel(label, { exact: true }).inputValue();
  await dialogOf(page).getByRole('button', { name: 'I have copied it' }).click();
  await dialogOf(page).waitFor({ state: 'detached' });
  return secret;
}

const isOwned = (page: Page) => page.evaluate(() => 'owned' in window);
const statusWith = async (key: string) => (await platform.request('/v1/models', { key })).status;

describeInBrowser('identity in the console', () => {
  beforeAll(async () => {
    platform = RunningStack.shared();
    browser = await ConsoleBrowser.open(platform);
  });
  afterAll(() => browser?.close());
  afterEach(() => expect(browser.takePageErrors()).toEqual([]));

  test('a key is shown once, works, is rotated with an overlap, and is revoked with a reason that the audit log keeps', async () => {
    const page = await browser.pageOf(platform.info.admin);
    await openPage(page, 'API keys');
    await page.getByRole('button', { name: 'Create a key' }).click();
    await dialogOf(page).getByRole('combobox', { name: 'Workspace' }).fill(WORKSPACE);
    await page.getByRole('option', { name: WORKSPACE, exact: true }).click();
    await choose(page, 'Owner', platform.info.operator.email);
    // Nothing given for the name: the server's words appear at the field, and what was typed stays.
    await dialogOf(page).getByLabel('Reason').fill('for the render farm');
    await dialogOf(page).getByRole('button', { name: 'Create a key' }).click();
    await dialogOf(page).locator('input[name="name"][aria-invalid="true"]').waitFor();
    await dialogOf(page).locator('input[name="name"]').fill(HOSTILE);
    await dialogOf(page).getByRole('button', { name: 'Create a key' }).click();
    const first = await takeSecret(page, 'API key');
    expect(first).toMatch(/^kp_live_/);
    expect(await statusWith(first)).toBe(200);

    // The page of the key: the name is text, and the key is nowhere any more.
    await page.getByText(HOSTILE).first().waitFor();
    const traces = await page.evaluate(() => [document.documentElement.outerHTML, window.location.href, JSON.stringify(window.history.state), JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join('\n'));
    expect([traces.includes(first), await isOwned(page)]).toEqual([false, false]);

    await page.getByRole('button', { name: 'Rotate' }).click();
    await dialogOf(page).getByLabel('Reason').fill('yearly rotation');
    await dialogOf(page).getByRole('button', { name: 'Rotate' }).click();
    const second = await takeSecret(page, 'API key');
    expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200]);

    await page.getByText('It replaces an older key.').waitFor();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await dialogOf(page).getByLabel('Reason').fill('found in a repository');
    await dialogOf(page).getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked').first().waitFor();
    expect([await statusWith(first), await statusWith(second)]).toEqual([200, 401]);

    await page.getByRole('link', { name: /All that was changed about it/ }).click();
    await page.getByRole('link', { name: 'api-key.revoked' }).click();
    await page.getByText('found in a repository').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'api-key.rotated' }).click();
    await page.getByText('yearly rotation').waitFor();
    await page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'name', exact: true }) }).getByText(HOSTILE).waitFor();
    expect(await isOwned(page)).toBe(false);
  });

  test('who is invited chooses a password by a link that works once, and is out as soon as they are disabled', async () => {
    const admin = await browser.pageOf(platform.info.admin);
    await openPage(admin, 'Users');
    await admin.getByRole('button', { name: 'Invite' }).click();
    await dialogOf(admin).getByLabel('Email').fill('kim@example.com');
    await choose(admin, 'Platform role', 'Reviewer');
    await dialogOf(admin).getByRole('button', { name: 'Invite' }).click();
    const link = await takeSecret(admin, 'Link to join the platform');
    await admin.getByRole('row').filter({ hasText: 'kim@example.com' }).getByText('Invited').waitFor();

    const kim = await browser.newPage();
    await kim.goto(inBrowser(link));
    await kim.getByText('You were invited as kim@example.com').waitFor();
    expect(kim.url()).not.toContain(new URL(link).hash.slice(1));
    await kim.getByLabel('Your name').fill('Kim');
    await kim.locator('input[name="password"]').fill('short');
    await kim.getByRole('button', { name: 'Create my account' }).click();
    await kim.getByText(/12 characters or more/).waitFor();
    await kim.locator('input[name="password"]').fill(PASSWORD);
    await kim.getByRole('button', { name: 'Create my account' }).click();
    await kim.getByRole('menuitem', { name: 'Overview' }).waitFor();

    const again = await browser.newPage();
    await again.goto(inBrowser(link));
    await again.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await again.context().close();

    await admin.getByRole('link', { name: /kim/i }).first().click();
    await admin.getByRole('button', { name: 'Disable' }).click();
    await dialogOf(admin).getByText(/1 session ends/).waitFor();
    await dialogOf(admin).getByLabel('Reason').fill('left the company');
    await dialogOf(admin).getByRole('button', { name: 'Disable' }).click();
    await admin.getByText('Disabled', { exact: true }).first().waitFor();
    await kim.reload();
    await kim.getByRole('heading', { name: 'Sign in' }).waitFor();
    await kim.context().close();
  });

  test('the audit log is verified on demand, and downloads as CSV', async () => {
    const page = await browser.pageOf(platform.info.operator);
    await openPage(page, 'Audit');
    const integrity = page.getByRole('region', { name: 'Integrity' });
    const answered = page.waitForResponse((response) => response.url().endsWith('/audit/verification') && response.request().method() === 'POST');
    await integrity.getByRole('button', { name: 'Verify now' }).click();
    expect((await answered).status()).toBe(202);
    await integrity.getByText('Intact').waitFor({ timeout: 60_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    expect((await download).suggestedFilename()).toBe('audit.csv');
  });

  test('pages and buttons are there for those who may use them only', async () => {
    const operator = await browser.pageOf(platform.info.operator);
    await openPage(operator, 'API keys');
    await operator.getByRole('table').waitFor();
    expect([await operator.getByRole('button', { name: 'Create a key' }).count(), await operator.getByRole('menuitem', { name: 'Users' }).count()]).toEqual([0, 0]);
    const reviewer = await browser.signIn(platform.info.reviewer);
    const menu = await reviewer.getByRole('menuitem').allInnerTexts();
    expect(menu.map((item) => item.trim())).toEqual(expect.not.arrayContaining(['API keys', 'Users', 'Audit']));
    await reviewer.goto(`${platform.info.consoleUrl}audit`);
    await reviewer.waitForURL(/access-denied/);
    await reviewer.context().close();
  });

  test('a session whose token comes a second time ends at once; after the next login one is told why, where one was', async () => {
    const page = await browser.signIn(platform.info.operator);
    await openPage(page, 'API keys');
    const cookies = await page.context().cookies(`${platform.info.gatewayUrl}/auth`);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await page.reload();
    await page.getByRole('table').waitFor();
    await sleep(SECOND_TAB_MS);
    expect((await platform.request('/auth/refresh', { json: {}, key: null, headers: { cookie } })).status).toBe(401);
    await page.getByText('You were signed out.').waitFor();
    await browser.sendLogin(page, platform.info.operator);
    await page.getByText('ended for safety').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/api-keys$/);
    await page.context().close();
  });

  test('who changes the password stays signed in here and is signed out elsewhere', async () => {
    const login = await signUpStaff(platform, 'reviewer');
    const here = await browser.signIn(login);
    const elsewhere = await browser.signIn(login);
    await here.getByRole('button', { name: /account menu/ }).click();
    await here.getByRole('menuitem', { name: 'My account' }).click();
    await here.getByText('this one').waitFor();
    await here.locator('input[name="currentPassword"]').fill('not the password');
    await here.locator('input[name="newPassword"]').fill(PASSWORD);
    await here.getByRole('button', { name: 'Change password' }).click();
    await here.getByRole('alert').waitFor();
    await here.locator('input[name="currentPassword"]').fill(login.password);
    await here.getByRole('button', { name: 'Change password' }).click();
    await here.getByText('Password changed.').waitFor();
    await elsewhere.reload();
    await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();
    const answered = here.waitForResponse((response) => response.url().includes('/admin/v1/tasks'));
    await openPage(here, 'Tasks');
    expect((await answered).status()).toBe(200);
    await here.context().close();
    await elsewhere.context().close();
  });
});

/** The link as this browser reaches it: its origin is the public one of the settings. */
function inBrowser(link: string): string {
  const { pathname, hash } = new URL(link);
  return new URL(`${pathname}${hash}`, platform.info.consoleUrl).href;
}
