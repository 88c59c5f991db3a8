import { parseOrThrow } from './field-errors.ts';
import { AppError } from './errors.ts';
import { baseUrlProblem, CreateProviderAccountBody, regionOf, RotateProviderAccountBody, UpdateProviderAccountBody } from './provider-accounts.ts';

const VALID = { name: 'kling-eu', mode: 'live', baseUrl: 'https://api-singapore.klingai.com/', credentials: { kind: 'access-key', accessKey: 'a'.repeat(32), secretKey: 's'.repeat(32) } };
const pathsOf = (schema: Parameters<typeof parseOrThrow>[0], body: unknown): string[] => {
  try {
    parseOrThrow(schema, body);
    return [];
  } catch (error) {
    return ((error as AppError).errors ?? []).map((each) => each.path);
  }
};

test.each([
  ['https://api-singapore.klingai.com', true],
  ['https://kling.internal.example:8443/prefix', true],
  ['http://127.0.0.1:4000', true],
  ['http://localhost:4000', true],
  ['http://[::1]:4000', true],
  ['http://api.klingai.com', false],
  ['http://10.0.0.7', false],
  ['http://127.0.0.1.attacker.example', false],
  ['https://me:secret@api.klingai.com', false],
  ['https://me@api.klingai.com', false],
  ['https://api.klingai.com/?key=1', false],
  ['https://api.klingai.com/#x', false],
  ['ftp://api.klingai.com', false],
  ['api.klingai.com', false],
])('base URL %s is possible: %s', (url, isPossible) => {
  expect(baseUrlProblem(url) === undefined).toBe(isPossible);
  expect(baseUrlProblem(url) ?? '').not.toContain('secret');
});

test('a base URL is kept without the slash at its end, and tells its region', () => {
  const { baseUrl } = CreateProviderAccountBody.parse(VALID);
  expect([baseUrl, regionOf(baseUrl)]).toEqual(['https://api-singapore.klingai.com', 'singapore']);
  expect([regionOf('https://api-beijing.klingai.com'), regionOf('https://example.com')]).toEqual(['beijing', 'custom']);
});

test('every bad field is named at once, and no secret is repeated', () => {
  const body = { name: 'Not A Name', mode: 'prod', baseUrl: 'http://api.klingai.com', credentials: { kind: 'api-key', apiKey: 'has a space in it' }, callbackSecret: 'plain-secret', maxVideoConcurrency: -1, resultHosts: ['https://cdn'], extra: 1 };
  expect(pathsOf(CreateProviderAccountBody, body).toSorted()).toEqual(['baseUrl', 'callbackSecret', 'credentials.apiKey', 'extra', 'maxVideoConcurrency', 'mode', 'name', 'resultHosts.0']);
  try {
    parseOrThrow(CreateProviderAccountBody, body);
  } catch (error) {
    expect(JSON.stringify((error as AppError).toReply())).not.toMatch(/has a space|plain-secret/);
  }
});

test.each([
  ['of no known kind', { kind: 'password' }],
  ['with half of the pair', { kind: 'access-key', accessKey: 'a'.repeat(32) }],
  ['with the fields of both kinds', { kind: 'api-key', apiKey: 'a'.repeat(32), secretKey: 's'.repeat(32) }],
  ['that are too short', { kind: 'api-key', apiKey: 'short' }],
])('credentials %s are refused', (_what, credentials) => {
  expect(pathsOf(CreateProviderAccountBody, { ...VALID, credentials })[0]).toMatch(/^credentials/);
});

test('a test-mode account never points to Kling', () => {
  expect(pathsOf(CreateProviderAccountBody, { ...VALID, mode: 'test' })).toEqual(['baseUrl']);
  expect(pathsOf(CreateProviderAccountBody, { ...VALID, mode: 'test', baseUrl: 'http://127.0.0.1:4000' })).toEqual([]);
});

test('a rotation has something to rotate, and a reason', () => {
  expect(pathsOf(RotateProviderAccountBody, { version: 1, reason: 'yearly rotation' })).toEqual(['credentials']);
  expect(pathsOf(RotateProviderAccountBody, { version: 1, callbackSecret: null })).toEqual(['reason']);
  expect(pathsOf(RotateProviderAccountBody, { version: 1, callbackSecret: null, reason: 'signing is off' })).toEqual([]);
});

test('an update names the version it was made from, and cannot move name, mode or credentials', () => {
  expect(pathsOf(UpdateProviderAccountBody, { name: 'x', mode: 'test', credentials: {} }).toSorted()).toEqual(['credentials', 'mode', 'name', 'version']);
});
