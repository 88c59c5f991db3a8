import type { KlingOrder } from './order.ts';

/**
 * How a prompt speaks of its inputs: `@name` in orders and in the new generation (kling-api.md §4.2), `<<<image_1>>>`
 * in the legacy one, where the number is the position in its list (§5.7).
 */

const CANONICAL = /@([\p{L}\p{N}_-]+)/gu;
const LEGACY = /<<<([\p{L}\p{N}_-]+)>>>/gu;
/** What is certainly meant as a reference, and not, say, somebody's handle. */
const REFERENCE_NAME = /^(?:image|video|element|voice)_\d+/;
/** Scripts that put no space between words: there a known name ends where it ends (`@voice_1说`). */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Legacy name of every named input, by its own name. Frames stand first in `image_list`. */
export function legacyNames(order: KlingOrder): Map<string, string> {
  const names = new Map<string, string>();
  const add = (kind: string, inputs: readonly ({ name?: string | undefined } | undefined)[]): void => {
    let position = 0;
    for (const input of inputs) {
      if (input === undefined) continue;
      position += 1;
      if (input.name !== undefined) names.set(input.name, `${kind}_${position}`);
    }
  };
  add('image', order.type === 'omni-video' ? [order.firstFrame, order.lastFrame, ...(order.images ?? [])] : (order.images ?? []));
  add('video', [order.video]);
  add('element', order.elements ?? []);
  add('voice', order.voices ?? []);
  return names;
}

/** The prompt in the legacy spelling. */
export function toLegacyPrompt(order: KlingOrder, prompt: string): string {
  const names = legacyNames(order);
  return prompt.replace(CANONICAL, (written, token: string) => {
    const name = knownName(token, names);
    return name === undefined ? written : `<<<${names.get(name)}>>>${token.slice(name.length)}`;
  });
}

/** A legacy prompt in the order's spelling. */
export function fromLegacyPrompt(prompt: string): string {
  return prompt.replace(LEGACY, '@$1');
}

/** The input's name that a written reference is, or begins with where words are not spaced; the longest one. */
function knownName(token: string, names: { has(name: string): boolean; keys(): Iterable<string> }): string | undefined {
  if (names.has(token)) return token;
  const begun = [...names.keys()].filter((name) => token.startsWith(name) && UNSPACED.test(token.slice(name.length)));
  return begun.toSorted((a, b) => b.length - a.length)[0];
}

const tokensIn = (prompt: string): string[] => [...prompt.matchAll(CANONICAL)].flatMap((match) => match[1] ?? []);

/** Names of inputs that the prompt speaks of. */
export function spokenNames(order: KlingOrder): Set<string> {
  const names = new Set(namesOf(order));
  return new Set(tokensIn(order.prompt).flatMap((token) => knownName(token, names) ?? []));
}

/** References that no input has. */
export function unresolvedReferences(order: KlingOrder): string[] {
  const names = new Set(namesOf(order));
  const text = [order.prompt, ...(order.shots ?? []).map((shot) => shot.prompt)].join('\n');
  const unknown = tokensIn(text).flatMap((token) => {
    const [reference] = REFERENCE_NAME.exec(token) ?? [];
    const isMeant = reference !== undefined && (reference === token || UNSPACED.test(token.slice(reference.length)));
    return isMeant && knownName(token, names) === undefined ? [reference] : [];
  });
  return [...new Set(unknown)];
}

/** Every name given to an input, in order; one may stand twice. */
export function namesOf(order: KlingOrder): string[] {
  const inputs = [order.firstFrame, order.lastFrame, ...(order.images ?? []), order.video, ...(order.elements ?? []), ...(order.voices ?? [])];
  return inputs.flatMap((input) => (input?.name === undefined ? [] : [input.name]));
}
