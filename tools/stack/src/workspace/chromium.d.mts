/** How to get a browser, in one line. */
export const HOW_TO_GET_CHROMIUM: string;
/** Path of a Chromium: CHROMIUM_PATH, the distribution's, Playwright's; undefined when there is none. */
export function findChromium(environment?: Record<string, string | undefined>): string | undefined;
