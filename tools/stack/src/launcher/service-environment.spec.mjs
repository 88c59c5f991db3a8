import { serviceEnvironment } from './service-environment.mjs';

const SIMULATOR = { url: 'http://127.0.0.1:1', accessKey: 'sim-ak', secretKey: 'sim-sk', apiKey: 'sim-key' };

function environmentOf(service, user = {}, extra) {
  const facts = {
    user,
    databaseUrls: { [service]: `postgres://kp_${service}@127.0.0.1/postgres` },
    natsUrl: 'nats://127.0.0.1:4222',
    opsPorts: { [service]: 20_001 },
    gatewayPort: 3000,
    gatewayUrl: 'http://127.0.0.1:3000',
    publicBaseUrl: user.APP_PUBLIC_BASE_URL ?? 'http://127.0.0.1:3000',
    objectStoreUrl: 'file:///objects',
    secrets: { webhookSecret: 'whsec_x', mediaSigningKey: 'm', sessionSigningKey: 's', apiKeyPepper: 'p', credentialEncryptionKey: 'local:k', quoteSigningKey: 'q', auditSigningKey: 'a' },
    simulator: SIMULATOR,
  };
  return serviceEnvironment(service, facts, extra);
}

describe('what a service is told', () => {
  it('uses the simulator for live keys when the user brought no Kling keys, whatever base URL is set', () => {
    const environment = environmentOf('generation', { KLING_API_BASE_URL: 'https://api.example.com' });
    expect(environment).toMatchObject({ KLING_ACCESS_KEY: 'sim-ak', KLING_SECRET_KEY: 'sim-sk', KLING_API_BASE_URL: SIMULATOR.url, KLING_WEBHOOK_URL: 'http://127.0.0.1:3000/api/kling/webhook' });
  });

  it('uses the user’s account and none of the simulator’s keys for live keys when there is one', () => {
    const user = { KLING_ACCESS_KEY: 'ak', KLING_SECRET_KEY: 'sk', KLING_API_BASE_URL: 'https://api.example.com', KLING_MAX_CONCURRENCY: '2' };
    const environment = environmentOf('generation', user);
    expect(environment).toMatchObject({ ...user, SANDBOX_KLING_API_KEY: SIMULATOR.apiKey, SANDBOX_KLING_API_BASE_URL: SIMULATOR.url });
    expect(environment).not.toHaveProperty('KLING_API_KEY');
    // Generation knows whether the provider can reach the public address.
    expect(environment).not.toHaveProperty('KLING_WEBHOOK_URL');
  });

  it('has callbacks go where the user says; those of the sandbox stay on this machine', () => {
    const user = { KLING_ACCESS_KEY: 'ak', KLING_SECRET_KEY: 'sk', KLING_WEBHOOK_URL: 'https://hook.example.com' };
    expect(environmentOf('generation', user)).toMatchObject({ KLING_WEBHOOK_URL: 'https://hook.example.com', SANDBOX_KLING_WEBHOOK_URL: 'http://127.0.0.1:3000/api/kling/webhook' });
  });

  it('seals stored credentials with the key of the state folder, behind those the user brings', () => {
    expect(environmentOf('generation')).toMatchObject({ CREDENTIAL_ENCRYPTION_KEYS: 'local:k', SANDBOX_KLING_WEBHOOK_SECRET: 'whsec_x' });
    expect(environmentOf('generation', { CREDENTIAL_ENCRYPTION_KEYS: 'mine:m', CREDENTIAL_ENCRYPTION_KEYS_FILE: '/run/keys' })).toMatchObject({ CREDENTIAL_ENCRYPTION_KEYS: 'mine:m,local:k', CREDENTIAL_ENCRYPTION_KEYS_FILE: '/run/keys' });
    for (const service of ['gateway', 'moderation', 'storage', 'metrics']) expect(environmentOf(service)).not.toHaveProperty('CREDENTIAL_ENCRYPTION_KEYS');
  });

  it('hands login settings to the gateway alone, and signs sessions with the user’s key before that of the state folder', () => {
    const user = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_SECRET: 'x', SESSION_SIGNING_KEY: 'mine' };
    expect(environmentOf('gateway', user)).toMatchObject({ OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_SECRET: 'x', SESSION_SIGNING_KEY: 'mine,s' });
    expect(environmentOf('gateway')).toMatchObject({ SESSION_SIGNING_KEY: 's' });
    for (const service of ['generation', 'moderation', 'storage', 'metrics']) expect(Object.keys(environmentOf(service, user)).filter((name) => /OIDC|SESSION/.test(name))).toEqual([]);
  });

  it('signs the audit log with the user’s secret, and still knows its own', () => {
    expect(environmentOf('gateway')).toMatchObject({ AUDIT_SIGNING_KEY: 'a' });
    expect(environmentOf('gateway', { AUDIT_SIGNING_KEY: 'new,old' })).toMatchObject({ AUDIT_SIGNING_KEY: 'new,old,a' });
    for (const service of ['generation', 'moderation', 'storage', 'metrics']) expect(environmentOf(service)).not.toHaveProperty('AUDIT_SIGNING_KEY');
  });

  it('passes the token template on, and does not look for a signature that the simulator does not make', () => {
    const environment = environmentOf('generation', { KLING_TOKEN_TEMPLATE: 'guide', KLING_WEBHOOK_SECRET: 'whsec_mine' });
    expect(environment).toMatchObject({ KLING_TOKEN_TEMPLATE: 'guide', KLING_WEBHOOK_SECRET: 'whsec_mine' });
    expect(environment).not.toHaveProperty('SANDBOX_KLING_WEBHOOK_SECRET');
  });

  it('gives each service its own secrets and no others', () => {
    expect(environmentOf('storage')).toHaveProperty('MEDIA_SIGNING_KEY');
    for (const service of ['generation', 'moderation', 'metrics']) {
      for (const name of ['API_KEY_PEPPER', 'SESSION_SIGNING_KEY', 'MEDIA_SIGNING_KEY']) expect(environmentOf(service)).not.toHaveProperty(name);
    }
    expect(environmentOf('generation')).toHaveProperty('QUOTE_SIGNING_KEY', 'q');
    for (const service of ['gateway', 'moderation', 'storage', 'metrics']) for (const name of ['KLING_SECRET_KEY', 'QUOTE_SIGNING_KEY']) expect(environmentOf(service)).not.toHaveProperty(name);
  });

  it('passes on telemetry settings, nothing else of the user’s, and lets a test override', () => {
    const environment = environmentOf('metrics', { OTEL_SERVICE_NAMESPACE: 'n', LOG_LEVEL: 'debug', SOMETHING_ELSE: 'x' }, { LOG_LEVEL: 'warn' });
    expect(environment).toMatchObject({ OTEL_SERVICE_NAMESPACE: 'n', LOG_LEVEL: 'warn' });
    expect(environment).not.toHaveProperty('SOMETHING_ELSE');
  });
});
