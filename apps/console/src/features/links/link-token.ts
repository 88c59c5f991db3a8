/** The secret of a one-time link: what stands behind `#` (which no server sees), else the last part of the path. */
export function linkTokenOf(hash: string, pathPart: string | undefined): string | undefined {
  const token = hash.replace(/^#/, '') || pathPart;
  return token || undefined;
}

/** The address without the secret: what stays in the browser's history after the page has read it. */
export function withoutToken(base: string): string {
  return `${base}links`;
}
