import { elapsedMs, isPortrait, makesImages, providerMs, shapeOf, wordsOf, type TaskOutput } from './task.ts';

const at = (seconds: number): string => new Date(Date.parse('2026-07-01T10:00:00.000Z') + seconds * 1000).toISOString();
const nowMs = Date.parse(at(100));
const attempt = { attemptId: 'att_1', number: 1, state: 'succeeded', account: 'simulator' };

describe('times of a task', () => {
  it('count until the end, or until now while it is under way', () => {
    expect(elapsedMs({ createdAt: at(0), finishedAt: at(40) }, nowMs)).toBe(40_000);
    expect(elapsedMs({ createdAt: at(0) }, nowMs)).toBe(100_000);
  });

  it('add up all attempts at the provider', () => {
    const attempts = [
      { ...attempt, submittedAt: at(1), finishedAt: at(11) },
      { ...attempt, number: 2, submittedAt: at(20) },
    ];
    expect(providerMs({ attempts, finishedAt: at(50) }, nowMs)).toBe(40_000);
    expect(providerMs({ attempts }, nowMs)).toBe(90_000);
    expect(providerMs({ attempts: [attempt] }, nowMs)).toBeUndefined();
  });
});

describe('isPortrait', () => {
  it.each([
    ['9:16', true],
    ['16:9', false],
    ['1:1', false],
  ])('%s: %s', (aspectRatio, expected) => {
    expect(isPortrait({ aspectRatio, outputs: [] })).toBe(expected);
  });
});

describe('the shape of a result', () => {
  const output: TaskOutput = { assetId: 'asset_1', kind: 'image', index: 0, url: 'u', key: 'k', bytes: 1, sha256: 's', width: 1024, height: 1536 };

  it('is its own as soon as it is there, before that what was asked for', () => {
    expect(shapeOf({ outputs: [output], aspectRatio: '16:9' })).toBe('1024:1536');
    expect(shapeOf({ outputs: [], aspectRatio: '9:16' })).toBe('9:16');
    expect(shapeOf({ outputs: [] })).toBe('16:9');
    expect(shapeOf({ outputs: [], aspectRatio: 'auto' })).toBe('16:9');
  });

  it('is that of an image when the type says so, or the result', () => {
    expect(makesImages({ outputs: [], type: 'text-to-image' })).toBe(true);
    expect(makesImages({ outputs: [], type: 'image-to-video' })).toBe(false);
    expect(makesImages({ outputs: [output], type: 'something-new' })).toBe(true);
  });
});

test('a task without a prompt is known by what its shots say', () => {
  expect(wordsOf({ prompt: 'A boat', shots: [{ prompt: 'one', durationSeconds: 2 }] })).toBe('A boat');
  expect(wordsOf({ prompt: '', shots: [{ prompt: 'one', durationSeconds: 2 }, { prompt: 'two', durationSeconds: 3 }] })).toBe('one · two');
  expect(wordsOf({ prompt: '' })).toBe('');
});
