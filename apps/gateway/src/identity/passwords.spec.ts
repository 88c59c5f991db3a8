import { hashPassword, isPassword, needsRehash, passwordProblems } from './passwords.ts';

const codes = (password: string, email = 'kim.lee@example.com') => passwordProblems(password, email).map((each) => each.code);

test.each(['correct horse battery staple', 'aVeryUnusualPhrase', 'двенадцать букв', '👍🏽 emoji are fine too', 'kim.lee@example.com plus a lot more words', 'x'.repeat(128) + 'yz'.repeat(64)])('%j will do', (password) => {
  expect(codes(password)).toEqual([]);
});

test.each<[string, string]>([
  ['', 'too-short'],
  ['elevenchars', 'too-short'],
  ['x'.repeat(128) + 'yz'.repeat(65), 'too-long'],
  ['kim.lee@example.com', 'contains-email'],
  ['KIM.LEE@EXAMPLE.COM', 'contains-email'],
  ['kim.leekim.lee1', 'contains-email'],
  ['password1234', 'too-common'],
  ['PassWord1234', 'too-common'],
  ['qwertyuiop123', 'too-common'],
  ['aaaaaaaaaaaaaa', 'too-common'],
  ['abcabcabcabc', 'too-common'],
  ['123456789012', 'too-common'],
  ['210987654321', 'too-common'],
  ['abcdefghijklm', 'too-common'],
])('%j is refused as %s', (password, code) => {
  expect(codes(password)).toEqual([code]);
});

test('a hash fits its password only, in every way the same characters can be typed', async () => {
  const stored = await hashPassword('schöne lange Phrase');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect([await isPassword(stored, 'schöne lange Phrase'.normalize('NFD')), await isPassword(stored, 'Schöne lange Phrase'), await isPassword(null, ''), await isPassword('nonsense', 'x')]).toEqual([true, false, false, false]);
  expect([needsRehash(stored), needsRehash(stored.replace('t=2', 't=1'))]).toEqual([false, true]);
});
