import { describeChanges, newAccountOf, rotationOf, settingsOf, type ProviderAccount } from './provider-account.ts';

const ACCOUNT = { baseUrl: 'https://api-singapore.klingai.com', tokenTemplate: 'kling', resultHosts: ['.klingai.com', 'cdn.example'], maxVideoConcurrency: 5, maxImageConcurrency: 3, version: 4 } as ProviderAccount;

describe('what the forms send', () => {
  it('a new account takes its address from the region, and leaves out what is empty', () => {
    expect(newAccountOf({ name: 'a', mode: 'live', region: 'beijing', baseUrl: 'ignored', kind: 'api-key', 'credentials.apiKey': 'k', callbackSecret: '', maxVideoConcurrency: '7', maxImageConcurrency: '', reason: '' })).toEqual({
      name: 'a',
      mode: 'live',
      baseUrl: 'https://api-beijing.klingai.com',
      credentials: { kind: 'api-key', apiKey: 'k' },
      maxVideoConcurrency: 7,
    });
  });

  it('what is no number is sent as it is, for the server to name', () => {
    expect(newAccountOf({ region: 'custom', baseUrl: 'http://127.0.0.1', kind: 'access-key', maxVideoConcurrency: 'many' })).toMatchObject({ baseUrl: 'http://127.0.0.1', maxVideoConcurrency: 'many' });
  });

  it.each([
    ['keep', {}],
    ['replace', { callbackSecret: 'whsec_x' }],
    ['emergency', { callbackSecret: 'whsec_x', dropPreviousCallbackSecret: true }],
    ['remove', { callbackSecret: null }],
  ])('a rotation with the callback choice %s', (callback, expected) => {
    expect(rotationOf({ kind: 'keep', callback, callbackSecret: 'whsec_x', reason: 'yearly' }, 3)).toEqual({ version: 3, reason: 'yearly', ...expected });
  });

  it('settings go only as far as they were changed', () => {
    const same = { baseUrl: ACCOUNT.baseUrl, tokenTemplate: 'kling', resultHosts: '.klingai.com\ncdn.example', maxVideoConcurrency: '5', maxImageConcurrency: '3', reason: '' };
    expect(settingsOf(same, ACCOUNT)).toEqual({ version: 4 });
    expect(settingsOf({ ...same, maxImageConcurrency: '9', resultHosts: 'cdn.example', reason: 'bigger pack' }, ACCOUNT)).toEqual({ version: 4, maxImageConcurrency: 9, resultHosts: ['cdn.example'], reason: 'bigger pack' });
  });
});

it('a line of the history reads as a sentence', () => {
  expect(describeChanges({ before: { maxVideoConcurrency: 2, resultHosts: ['a', 'b'], version: 3 }, after: { maxVideoConcurrency: 7, resultHosts: ['c'], callbackSecret: 'removed', version: 4 } })).toBe('maxVideoConcurrency: 2 → 7, resultHosts: a b → c, callbackSecret: removed');
});
