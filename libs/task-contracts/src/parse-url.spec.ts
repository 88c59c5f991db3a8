import { parseUrl } from './parse-url.ts';

test('a host with Latin-1 letters is a URL, the ten thousandth time too', () => {
  const refused = Array.from({ length: 10_000 }, () => parseUrl('https://bücher.example/a')).filter((url) => url?.hostname !== 'xn--bcher-kva.example');
  expect(refused).toEqual([]);
});

test.each(['', 'nonsense', 'https://', 'https://a b/', '//host/path'])('%j is none', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

test('a reference is taken against its base', () => {
  expect(parseUrl('/b?c', new URL('https://a.example/x'))?.href).toBe('https://a.example/b?c');
});
