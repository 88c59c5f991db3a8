import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findOnPath } from '../processes/find-program.mjs';

const DISTRIBUTION_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLAYWRIGHT_BINARIES = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium'];

/** How to get a browser, in one line. */
export const HOW_TO_GET_CHROMIUM = 'No Chromium found, browser tests are skipped. Get one with `apt-get install chromium` or `npx playwright install chromium`, or set CHROMIUM_PATH.';

function playwrightCaches(environment) {
  const home = os.homedir();
  return [environment.PLAYWRIGHT_BROWSERS_PATH, path.join(home, '.cache/ms-playwright'), path.join(home, 'Library/Caches/ms-playwright')].filter((folder) => folder && fs.existsSync(folder));
}

function fromPlaywright(environment) {
  for (const cache of playwrightCaches(environment)) {
    // Folders are named chromium-1234; the highest number is the newest.
    const versions = fs.readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
    versions.sort((one, other) => Number(other.slice(9)) - Number(one.slice(9)));
    for (const version of versions) {
      const found = PLAYWRIGHT_BINARIES.map((binary) => path.join(cache, version, binary)).find((file) => fs.existsSync(file));
      if (found) return found;
    }
  }
  return undefined;
}

/** Path of a Chromium: CHROMIUM_PATH, the distribution's, Playwright's; undefined when there is none. */
export function findChromium(environment = process.env) {
  if (environment.CHROMIUM_PATH) return fs.existsSync(environment.CHROMIUM_PATH) ? environment.CHROMIUM_PATH : undefined;
  const searchPath = `${environment.PATH ?? ''}${path.delimiter}/usr/bin`;
  return DISTRIBUTION_NAMES.map((name) => findOnPath(name, searchPath)).find(Boolean) ?? fromPlaywright(environment);
}
