import { linkTokenOf, withoutToken } from './link-token.ts';

it('the secret is what stands behind #, else the last part of the path', () => {
  expect(linkTokenOf('#secret', undefined)).toBe('secret');
  expect(linkTokenOf('', 'secret')).toBe('secret');
  expect(linkTokenOf('#secret', 'other')).toBe('secret');
  expect(linkTokenOf('#', undefined)).toBeUndefined();
});

it('the address that stays in the history holds no secret', () => {
  expect(withoutToken('/console/')).toBe('/console/links');
});
