/** Where each page of one list starts. `undefined` is the start of the first page. */
type Pages = Map<number, string | undefined>;

const LISTS_REMEMBERED = 50;

/**
 * The server pages by cursor (keyset), react-admin by number. This book remembers, per list (resource,
 * filter and page size), the cursor at which every page seen so far begins.
 */
export class CursorBook {
  readonly #lists = new Map<string, Pages>();

  /** The last known page at or before the wanted one: the place to start reading from. */
  nearest(list: string, wantedPage: number): { page: number; cursor: string | undefined } {
    const pages = this.#pagesOf(list);
    for (let page = wantedPage; page > 1; page -= 1) {
      if (pages.has(page)) return { page, cursor: pages.get(page) };
    }
    return { page: 1, cursor: undefined };
  }

  /** Notes what a read of `page` said about the page after it; at the end of the list later pages are forgotten. */
  remember(list: string, page: number, nextCursor: string | undefined): void {
    const pages = this.#pagesOf(list);
    if (nextCursor !== undefined) {
      pages.set(page + 1, nextCursor);
      return;
    }
    for (const known of pages.keys()) if (known > page) pages.delete(known);
  }

  #pagesOf(list: string): Pages {
    const pages = this.#lists.get(list) ?? new Map<number, string | undefined>();
    this.#lists.delete(list);
    this.#lists.set(list, pages);
    if (this.#lists.size > LISTS_REMEMBERED) {
      const oldest = this.#lists.keys().next().value;
      if (oldest !== undefined) this.#lists.delete(oldest);
    }
    return pages;
  }
}

/** The same key for the same list, whatever the order of its filter fields. */
export function listKey(resource: string, perPage: number, filter: Record<string, unknown>): string {
  const fields = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([resource, perPage, fields]);
}
