/** Texts that came with a page loaded later, flattened: `console.plans.title` → text. */
const texts = new Map<string, string>();

export interface TextTree {
  [key: string]: string | TextTree;
}

/**
 * Adds the texts of a page group. Call it in a module that the page imports: the texts are then in the page's own
 * chunk and not in what every visitor loads first.
 * @param prefix where they hang, such as `console.plans`
 */
export function addPageTexts(prefix: string, tree: TextTree): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(`${prefix}.${key}`, value);
    else addPageTexts(`${prefix}.${key}`, value);
  }
}

export function pageText(key: string): string | undefined {
  return texts.get(key);
}
