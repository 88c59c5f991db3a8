import { storableText } from './storable-text.ts';
import { CreateTaskBody } from './tasks.ts';

describe('text that goes to the database', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['the first half of a surrogate pair', 'a\ud83db'],
    ['the second half of a surrogate pair', 'a\ude00b'],
    ['halves in the wrong order', '\ude00\ud83d'],
  ])('is refused with %s in it', (_what, text) => {
    expect(storableText().safeParse(text).success).toBe(false);
    expect(CreateTaskBody.safeParse({ type: 'text-to-video', prompt: text }).success).toBe(false);
    expect(CreateTaskBody.safeParse({ type: 'text-to-video', prompt: 'ok', metadata: { note: text } }).success).toBe(false);
    expect(CreateTaskBody.safeParse({ type: 'text-to-video', prompt: 'ok', tags: [text] }).success).toBe(false);
  });

  it.each(['', 'a lake at sunrise', 'Zoë 山 🏔️ 👨‍👩‍👧', 'line\nbreak\tand tab', '\u0001 is odd but storable'])('is taken as it is: %j', (text) => {
    expect(storableText().parse(text)).toBe(text);
  });
});
