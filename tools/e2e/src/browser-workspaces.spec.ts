/** @jest-environment ./src/shared-stack-environment.mjs */
import type { Locator, Page } from 'playwright-core';
import { ConsoleBrowser, describeInBrowser } from './console-browser.ts';
import { RunningStack } from './running-stack.ts';

let platform: RunningStack;
let browser: ConsoleBrowser;

/** A panel of the page, by its heading. */
const panel = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** Opens a dialog by a button, gives a reason, and sends it. */
async function confirm(page: Page, button: RegExp, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function choose(page: Page, within: Page | Locator, label: string, option: RegExp): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function openWorkspace(page: Page, name: string): Promise<void> {
  await page.getByRole('menuitem', { name: 'Workspaces' }).click();
  await page.getByRole('searchbox', { name: /search/i }).fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describeInBrowser('workspaces and plans in the console', () => {
  beforeAll(async () => {
    platform = RunningStack.shared();
    browser = await ConsoleBrowser.open(platform);
  });
  afterAll(() => browser?.close());
  afterEach(() => expect(browser.takePageErrors()).toEqual([]));

  test('an administrator makes a workspace, is told of every bad field, and passes on a link that is shown once', async () => {
    const page = await browser.pageOf(platform.info.admin);
    await page.getByRole('menuitem', { name: 'Workspaces' }).click();
    await page.getByRole('button', { name: 'Create a workspace' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('<b>Trailer</b> & Söhne');
    await dialog.getByLabel('E-mail of its first owner').fill('nobody');
    await dialog.getByLabel('Time zone').fill('Europe/Nowhere');
    await dialog.getByLabel('CORS origins').fill('https://app.example.com/path');
    await dialog.getByRole('button', { name: 'Create workspace' }).click();
    await dialog.getByText(/is not an e-mail address/).waitFor();
    await dialog.getByText(/is not a time zone/).waitFor();
    await dialog.getByText(/is not an origin/).waitFor();
    await dialog.getByLabel('E-mail of its first owner').fill('new.owner@example.com');
    await dialog.getByLabel('Time zone').fill('Europe/Berlin');
    await dialog.getByLabel('CORS origins').fill('https://app.example.com');
    await dialog.getByRole('button', { name: 'Create workspace' }).click();
    expect(await page.getByRole('textbox', { name: 'One-time link' }).inputValue()).toMatch(/^https?:\/\/.+/);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    // Text, and never markup: what customers are called is theirs to choose.
    await page.getByRole('heading', { level: 1, name: '<b>Trailer</b> & Söhne' }).waitFor();
    await page.getByText('https://app.example.com').waitFor();
  });

  test('a new version of a plan is published after a look at who is affected, and differs from the one before', async () => {
    const page = await browser.pageOf(platform.info.admin);
    await page.getByRole('menuitem', { name: 'Plans' }).click();
    await page.getByRole('link', { name: 'Team', exact: true }).click();
    await page.getByRole('link', { name: 'New version' }).click();
    await page.getByRole('button', { name: 'See who is affected' }).click();
    await page.getByText(/Nothing differs from version 1/).waitFor();
    await page.getByRole('textbox', { name: 'Request burst' }).fill('many');
    await page.getByRole('button', { name: 'See who is affected' }).click();
    await page.getByText(/limits\.requestBurst/).waitFor();
    await page.getByRole('textbox', { name: 'Request burst' }).fill('77');
    await page.getByRole('button', { name: 'See who is affected' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /^Request burst/ }).getByText('77 requests').waitFor();
    // A reason is not optional, and the server says so at its field.
    await dialog.getByRole('button', { name: 'Publish version 2' }).click();
    await dialog.getByText(/at least 3 characters/).waitFor();
    await confirm(page, /^Publish version 2$/, 'Agreed with the teams');
    await panel(page, 'Versions').getByText('holds now').waitFor();
    await panel(page, 'Versions').getByRole('row', { name: /^Request burst/ }).waitFor();
  });

  test('an operator moves a workspace, overrides a limit and ends it, suspends and reactivates; none of it without a reason', async () => {
    const page = await browser.pageOf(platform.info.operator);
    await openWorkspace(page, '<b>Trailer</b> & Söhne');
    await page.getByRole('button', { name: 'Move to another plan' }).click();
    await choose(page, page.getByRole('dialog'), 'New plan', /^Team$/);
    await page.getByRole('dialog').getByText('What changes').waitFor();
    await confirm(page, /^Move to Team$/, 'Signed the contract');
    await page.getByRole('complementary').getByRole('link', { name: 'Team' }).waitFor();

    const overrides = panel(page, 'Overrides');
    await overrides.getByRole('button', { name: 'Add an override' }).click();
    await choose(page, page.getByRole('dialog'), 'Limits to override', /^Request burst$/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Request burst' }).fill('5');
    await confirm(page, /^Add override$/, 'Launch week');
    await overrides.getByRole('row').filter({ hasText: 'Request burst: 5 requests' }).getByText('In force').waitFor();
    await panel(page, 'Usage').getByText(/^0 of 5$/).waitFor();
    await overrides.getByRole('button', { name: /^End the override/ }).click();
    await confirm(page, /^End override$/, 'Launch was called off');
    await overrides.getByRole('row').filter({ hasText: 'Launch was called off' }).getByText('Ended early').waitFor();

    await page.getByRole('button', { name: 'Suspend' }).click();
    await confirm(page, /^Suspend$/, 'Invoice unpaid');
    await page.getByText(/^This workspace is suspended/).waitFor();
    await page.getByRole('button', { name: 'Reactivate' }).click();
    await confirm(page, /^Reactivate$/, 'Invoice paid');
    await page.getByText(/^This workspace is suspended/).waitFor({ state: 'hidden' });
  });

  test('roles see what they may: an operator no way to make plans or workspaces, a reviewer neither page', async () => {
    const operator = await browser.pageOf(platform.info.operator);
    await operator.getByRole('menuitem', { name: 'Plans' }).click();
    await operator.getByRole('link', { name: 'Free', exact: true }).click();
    await panel(operator, 'Versions').getByText('holds now').waitFor();
    expect(await operator.getByRole('link', { name: /New version|Copy as new plan/ }).count()).toBe(0);
    await operator.goto(`${platform.info.consoleUrl}plans/free/new-version`);
    await operator.getByText('This is not yours to see').waitFor();
    await operator.getByRole('menuitem', { name: 'Workspaces' }).click();
    await operator.getByRole('link', { name: '<b>Trailer</b> & Söhne' }).waitFor();
    expect(await operator.getByRole('button', { name: 'Create a workspace' }).count()).toBe(0);

    const reviewer = await browser.signIn(platform.info.reviewer);
    await reviewer.getByRole('menuitem', { name: 'Tasks' }).waitFor();
    expect(await reviewer.getByRole('menuitem', { name: /Workspaces|Plans/ }).count()).toBe(0);
    await reviewer.context().close();
  });
});
