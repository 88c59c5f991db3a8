/**
 * A URL, or undefined for text that is none. Not by `URL.canParse`: once compiled, Node 20's says no to hosts
 * with Latin-1 letters (`https://bücher.example/`) that `new URL` takes.
 */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
