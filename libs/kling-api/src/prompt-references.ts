import type { KlingOrder } from './order.ts';

/**
 * How a prompt speaks of its inputs: `@name` in orders and in the new generation (kling-api.md §4.2), `<<<image_1>>>`
 * in the legacy one, where the number is the position in its list (§5.7).
 */

const CANONICAL = /@([\p{L}\p{N}_-]+)/gu;
const LEGACY = /<<<([\p{L}\p{N}_-]+)>>>/gu;
/** What is certainly meant as a reference, and not, say, somebody's handle. */
const REFERENCE_NAME = /^(image|video|element|voice)_\d+$/;

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
  return prompt.replace(CANONICAL, (written, name: string) => (names.has(name) ? `<<<${names.get(name)}>>>` : written));
}

/** A legacy prompt in the order's spelling. */
export function fromLegacyPrompt(prompt: string): string {
  return prompt.replace(LEGACY, '@$1');
}

/** Names the prompt speaks of: all that are inputs of the order, and all that look like one. */
export function referencesIn(prompt: string): string[] {
  return [...prompt.matchAll(CANONICAL)].map((match) => match[1] ?? '').filter((name) => name !== '');
}

/** References that no input has. */
export function unresolvedReferences(order: KlingOrder): string[] {
  const known = new Set(namesOf(order));
  return [...new Set(referencesIn(order.prompt))].filter((name) => REFERENCE_NAME.test(name) && !known.has(name));
}

/** Every name given to an input, in order; one may stand twice. */
export function namesOf(order: KlingOrder): string[] {
  const inputs = [order.firstFrame, order.lastFrame, ...(order.images ?? []), order.video, ...(order.elements ?? []), ...(order.voices ?? [])];
  return inputs.flatMap((input) => (input?.name === undefined ? [] : [input.name]));
}
