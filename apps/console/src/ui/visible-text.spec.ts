import { visibleText } from './visible-text.ts';

it('shows what would not be seen, and leaves the rest', () => {
  expect(visibleText('invoice\u202Efdp.exe')).toBe('invoice\\u202efdp.exe');
  expect(visibleText('a\u200Bb\u0000c\u009Bd')).toBe('a\\u200bb\\u0000c\\u009bd');
  expect(visibleText('<img src=x onerror=alert(1)>\n\tline two')).toBe('<img src=x onerror=alert(1)>\n\tline two');
  expect(visibleText('Zoë 東京 العربية')).toBe('Zoë 東京 العربية');
});

it('leaves joined emoji whole, and no other joiner', () => {
  expect(visibleText('👩‍🔬 ❤️‍🔥')).toBe('👩‍🔬 ❤️‍🔥');
  expect(visibleText('admin\u200D')).toBe('admin\\u200d');
});
