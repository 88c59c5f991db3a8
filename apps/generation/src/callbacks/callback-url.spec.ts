import { callbackUrlFor } from './callback-url.ts';

const PUBLIC = { baseUrl: 'https://api-singapore.klingai.com', mode: 'live' as const };
const LOCAL = { baseUrl: 'http://127.0.0.1:4000', mode: 'live' as const };
const SANDBOX = { baseUrl: 'http://127.0.0.1:4000', mode: 'test' as const };

test.each([
  ['the configured URL, with the token as the last part of its path', { KLING_WEBHOOK_URL: 'https://hooks.example/kling', APP_PUBLIC_BASE_URL: 'https://p.example' }, PUBLIC, 'https://hooks.example/kling/t'],
  ['parameters of its own are kept', { KLING_WEBHOOK_URL: 'https://hooks.example/kling?a=1', APP_PUBLIC_BASE_URL: 'https://p.example' }, PUBLIC, 'https://hooks.example/kling/t?a=1'],
  ['a slash at its end is not doubled', { KLING_WEBHOOK_URL: 'https://hooks.example/', APP_PUBLIC_BASE_URL: 'https://p.example' }, PUBLIC, 'https://hooks.example/t'],
  ['else the gateway’s public address', { APP_PUBLIC_BASE_URL: 'https://p.example/' }, PUBLIC, 'https://p.example/api/kling/webhook/t'],
  ['a public provider is not sent to this machine', { APP_PUBLIC_BASE_URL: 'http://127.0.0.1:3000' }, PUBLIC, undefined],
  ['a provider on this machine is', { APP_PUBLIC_BASE_URL: 'http://127.0.0.1:3000' }, LOCAL, 'http://127.0.0.1:3000/api/kling/webhook/t'],
  ['the sandbox never learns the live URL', { KLING_WEBHOOK_URL: 'https://hooks.example/kling', SANDBOX_KLING_WEBHOOK_URL: 'http://127.0.0.1:3000/s', APP_PUBLIC_BASE_URL: 'https://p.example' }, SANDBOX, 'http://127.0.0.1:3000/s/t'],
])('%s', (_what, config, account, expected) => {
  expect(callbackUrlFor(config, account, 't')).toBe(expected);
});
