import { DEFAULT_POLICY } from './default-policy.ts';
import { PolicyMatcher } from './match-policy.ts';

const matcher = new PolicyMatcher({
  version: 'test-1',
  rules: [
    { id: 'fruit', category: 'illegal', terms: ['durian', 'rotten apple'], exceptions: ['no durian', 'durian street'] },
    { id: 'tool', category: 'violence', terms: ['axe'] },
  ],
});
const match = (prompt: string, negativePrompt = '') => matcher.match({ prompt, negativePrompt });
const ids = (prompt: string) => match(prompt).map((each) => each.rule.id);
/** What the spans cut out of the text as it was sent. */
const marked = (prompt: string) => match(prompt).flatMap((each) => each.spans.map((span) => prompt.slice(span.start, span.end)));

describe('matching', () => {
  it.each([
    ['as written', 'a durian on a table'],
    ['in capitals', 'a DURIAN on a table'],
    ['at the beginning', 'durian, cut open'],
    ['at the end', 'he eats durian'],
    ['alone', 'durian'],
    ['between punctuation', '("durian")'],
    ['in full-width letters', 'a ｄｕｒｉａｎ'],
    ['in mathematical letters', 'a 𝐝𝐮𝐫𝐢𝐚𝐧'],
    ['in circled letters', 'a ⓓⓤⓡⓘⓐⓝ'],
    ['with zero-width spaces', 'a du\u200Bri\u200Ban'],
    ['with zero-width joiners', 'a d\u200Du\u200Cr\u2060ian'],
    ['with soft hyphens', 'a du\u00ADrian'],
    ['with variation selectors', 'a du\uFE0Frian'],
    ['with direction marks', 'a \u202Edu\u200Frian\u202C'],
    ['with invisible tags', 'a du\u{E0061}rian'],
    ['with a byte order mark', '\uFEFFdurian'],
  ])('finds a term %s', (_how, prompt) => {
    expect(ids(prompt)).toEqual(['fruit']);
  });

  it.each([
    ['with several spaces', 'rotten   apple'],
    ['over a line break', 'rotten\napple'],
    ['with a hyphen', 'rotten-apple'],
    ['with punctuation', 'rotten... apple'],
    ['with a no-break space', 'rotten\u00A0apple'],
  ])('finds a phrase written %s', (_how, prompt) => {
    expect(ids(prompt)).toEqual(['fruit']);
  });

  it.each(['durians', 'adurian', 'durian2', 'axel rose', 'waxed floor', 'taxes', 'rotten green apple', 'apple rotten', '', '   ', '🍈'])('takes whole words only: nothing in %j', (prompt) => {
    expect(match(prompt)).toEqual([]);
  });

  it('lets an exception excuse the term inside it, and only that one', () => {
    expect(ids('a bowl with no durian in it')).toEqual([]);
    expect(ids('a shop in Durian Street')).toEqual([]);
    expect(ids('NO  DURIAN')).toEqual([]);
    expect(marked('no durian here, but a durian there')).toEqual(['durian']);
    expect(match('no durian here, but a durian there')[0]?.spans[0]?.start).toBe(22);
  });

  it('names every rule that matches, in the order of the policy, with every place', () => {
    const found = match('an axe, a durian, another axe');
    expect(found.map((each) => [each.rule.id, each.spans.length])).toEqual([['fruit', 1], ['tool', 2]]);
  });

  it('says in which text a term stands', () => {
    expect(match('an axe', 'a durian').map((each) => each.spans[0]?.field)).toEqual(['negativePrompt', 'prompt']);
  });

  it.each([
    ['after an emoji', '🍈🍈 durian!', ['durian']],
    ['around a wide letter', 'a ｄurian.', ['ｄurian']],
    ['around hidden characters', 'a du\u200Brian', ['du\u200Brian']],
    ['over a gap', 'rotten  \n apple pie', ['rotten  \n apple']],
    ['after a letter that folds to several', 'ﬃ durian', ['durian']],
    ['twice in a row', 'axe axe', ['axe', 'axe']],
  ])('points at the characters the user wrote: %s', (_where, prompt, expected) => {
    expect(marked(prompt)).toEqual(expected);
  });

  it('stays fast on a text made to be slow', () => {
    // 10 000 characters is the longest prompt taken; each almost matches.
    expect(match('rotten '.repeat(1_428))).toEqual([]);
  });
});

describe('the default policy', () => {
  const standard = new PolicyMatcher(DEFAULT_POLICY);
  const blocked = (prompt: string) => standard.match({ prompt, negativePrompt: '' })[0]?.rule.category;

  it.each(DEFAULT_POLICY.rules.flatMap((rule) => rule.terms.map((term) => [term, rule.category])))('blocks %j as %s', (term, category) => {
    expect(standard.match({ prompt: `a clip of ${term} at noon`, negativePrompt: '' }).map((each) => each.rule.category)).toContain(category);
  });

  it.each([
    'A slow dolly-in toward a misty mountain lake at sunrise',
    'a naked eye view of Saturn', 'a portrait of Al Gore giving a speech', 'family friendly, no gore, no nudity',
    'children playing in a sunny park', 'a chef cooking with a big knife', 'Essex, Sussex and Middlesex in autumn', 'a cockatoo in Scunthorpe', 'the analysis of a hit song',
  ])('lets %j pass', (prompt) => {
    expect(blocked(prompt)).toBeUndefined();
  });

  it('judges the worst first', () => {
    expect(blocked('porn with a naked child')).toBe('minors');
  });

  it('has a rule of its own for each id', () => {
    const all = DEFAULT_POLICY.rules.map((rule) => rule.id);
    expect(new Set(all).size).toBe(all.length);
  });
});
