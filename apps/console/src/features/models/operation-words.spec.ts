import { describeNumbers, describePrice } from './operation-words.ts';

test.each([
  [[], ''],
  [[5], '5'],
  [[5, 10], '5, 10'],
  [[3, 4, 5], '3–5'],
  [[3, 4, 6], '3, 4, 6'],
])('the lengths %j read "%s"', (numbers, words) => {
  expect(describeNumbers(numbers)).toBe(words);
});

test('a price says what it is for', () => {
  const words = { withVideo: 'with video', withVoice: 'with voice' };
  expect(describePrice({ quality: 'pro', audio: 'native', unit: 'second', units: 1.2 }, words)).toBe('pro · native');
  expect(describePrice({ quality: 'std', durationSeconds: 10, withVideo: true, withVoice: false, unit: 'clip', units: 4 }, words)).toBe('std · 10 s · with video');
  expect(describePrice({ resolution: '1k', unit: 'image', units: 8 }, words)).toBe('1k');
});
