import type { MatchedSpan } from '../decisions/decision.entity.ts';
import type { Policy, PolicyRule } from './policy.ts';

export interface PolicyMatch {
  rule: PolicyRule;
  spans: MatchedSpan[];
}

/** Characters that are invisible or join words to hide them from a filter: zero widths, joiners, variation selectors, tags. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

interface FoldedText {
  text: string;
  /** For each folded UTF-16 unit, the offset of the character it came from. */
  offsets: number[];
}

/** Lower-case NFKC without invisible characters, runs of punctuation and space as one space, offsets kept. */
function fold(original: string): FoldedText {
  let text = ' ';
  const offsets = [0];
  let at = 0;
  for (const character of original) {
    if (!INVISIBLE.test(character)) {
      const folded = character.normalize('NFKC').toLowerCase();
      for (const unit of folded) {
        const isWord = /[\p{L}\p{N}]/u.test(unit);
        if (!isWord && text.endsWith(' ')) continue;
        const written = isWord ? unit : ' ';
        for (let index = 0; index < written.length; index += 1) offsets.push(at);
        text += written;
      }
    }
    at += character.length;
  }
  if (!text.endsWith(' ')) {
    text += ' ';
    offsets.push(original.length);
  }
  return { text, offsets };
}

/** A rule's phrases folded once, each with a space at both ends so that only whole words match. */
interface CompiledRule {
  rule: PolicyRule;
  terms: string[];
  exceptions: string[];
}

/** Checks texts against one version of the policy. Compile once, use for every prompt. */
export class PolicyMatcher {
  readonly version: string;
  private readonly rules: CompiledRule[];

  constructor(policy: Policy) {
    this.version = policy.version;
    this.rules = policy.rules.map((rule) => ({ rule, terms: rule.terms.map((term) => fold(term).text), exceptions: (rule.exceptions ?? []).map((term) => fold(term).text) }));
  }

  /** Every rule that matches, in the policy's order. Time is linear in the text for a given policy. */
  match(fields: Record<MatchedSpan['field'], string>): PolicyMatch[] {
    const folded = Object.entries(fields).map(([field, text]) => ({ field: field as MatchedSpan['field'], ...fold(text) }));
    return this.rules.flatMap(({ rule, terms, exceptions }) => {
      const spans = folded.flatMap(({ field, text, offsets }) => {
        const excused = exceptions.flatMap((exception) => occurrences(text, exception));
        return terms
          .flatMap((term) => occurrences(text, term))
          .filter((found) => !excused.some((outer) => outer.start <= found.start && found.end <= outer.end))
          .map(({ start, end }) => ({ field, start: offsets[start + 1] ?? 0, end: offsets[end - 1] ?? 0 }));
      });
      return spans.length > 0 ? [{ rule, spans }] : [];
    });
  }
}

function occurrences(text: string, phrase: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(phrase); start !== -1; start = text.indexOf(phrase, start + 1)) found.push({ start, end: start + phrase.length });
  return found;
}
