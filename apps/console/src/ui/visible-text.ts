/** Characters that show nothing themselves but change what is shown around them: controls, joiners, marks of direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const HARMLESS = new Set(['\n', '\t']);
/** Joins emoji to one picture; only between two of them it is no trick. */
const JOINER_IN_EMOJI = /(?<=\p{Extended_Pictographic}\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu;
const KEPT = '\uE000';

/**
 * Text of strangers with everything unseen in it made visible, such as `\u202e` for a mark that turns the direction:
 * what is read is what was written.
 */
export function visibleText(text: string): string {
  return text
    .replaceAll(KEPT, '\\ue000')
    .replace(JOINER_IN_EMOJI, KEPT)
    .replace(UNSEEN, (character) => (HARMLESS.has(character) ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`))
    .replaceAll(KEPT, '\u200D');
}
