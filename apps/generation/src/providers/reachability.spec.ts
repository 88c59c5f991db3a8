import { providerCanReach } from './reachability.ts';

const KLING = 'https://api-singapore.klingai.com';
const SIMULATOR = 'http://127.0.0.1:24001';

test.each<[string, string, boolean]>([
  [KLING, 'https://media.example.com', true],
  [KLING, 'http://203.0.113.7:3000', true],
  [KLING, 'https://[2001:db8::7]', true],
  [KLING, 'https://172.32.0.1', true],
  [KLING, 'https://local.example.com', true],
  [KLING, 'http://127.0.0.1:3000', false],
  [KLING, 'http://127.8.8.8', false],
  [KLING, 'http://2130706433', false],
  [KLING, 'http://localhost:3000', false],
  [KLING, 'http://LOCALHOST.', false],
  [KLING, 'http://app.localhost', false],
  [KLING, 'http://[::1]:3000', false],
  [KLING, 'http://0.0.0.0:3000', false],
  [KLING, 'https://10.1.2.3', false],
  [KLING, 'https://172.16.0.1', false],
  [KLING, 'https://192.168.1.1', false],
  [KLING, 'https://100.64.0.1', false],
  [KLING, 'http://169.254.169.254', false],
  [KLING, 'https://[fd00::1]', false],
  [KLING, 'https://[fe80::1]', false],
  [KLING, 'https://[::ffff:10.0.0.1]', false],
  [KLING, 'http://gateway:3000', false],
  [KLING, 'https://studio.local', false],
  [KLING, 'https://studio.local.', false],
  [KLING, 'https://kling.corp.internal', false],
  [KLING, 'https://nas.home.arpa', false],
  [SIMULATOR, 'http://127.0.0.1:3000', true],
  [SIMULATOR, 'http://localhost:3000', true],
  ['http://[::1]:24001', 'http://127.0.0.1:3000', true],
  [SIMULATOR, 'https://media.example.com', true],
  ['http://127.example.com', 'http://127.0.0.1:3000', false],
  ['http://10.0.0.9', 'http://127.0.0.1:3000', false],
])('%s reaches %s: %s', (provider, ours, reaches) => {
  expect(providerCanReach(provider, ours)).toBe(reaches);
});
