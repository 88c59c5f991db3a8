// Everything a service is told by the launcher, in one place. A service reads nothing else: the user's own
// environment is passed on only where a line below says so, so that a forgotten variable of some other
// project can never change what runs here.
import path from 'node:path';
import process from 'node:process';
import { repositoryRoot } from '../workspace/repository.mjs';

/** The five services, in the order they are listed everywhere. */
export const SERVICES = ['gateway', 'generation', 'moderation', 'storage', 'metrics'];

const SYSTEM_VARIABLES = ['PATH', 'HOME', 'TZ', 'TMPDIR', 'LANG', 'SSL_CERT_FILE', 'FFMPEG_PATH', 'SIM_FFMPEG'];
const USER_KLING_KEYS = ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY', 'KLING_API_KEY'];

/** What every Node process of the stack gets from the system: where to find programs, certificates and options for Node. */
export function systemEnvironment(environment = process.env) {
  const wanted = ([name]) => SYSTEM_VARIABLES.includes(name) || name.startsWith('NODE_');
  return { ...Object.fromEntries(Object.entries(environment).filter(wanted)), EXIT_ON_STDIN_END: '1' };
}

/** Whether the user brought a Kling account. Only then is anything sent to a provider that costs money. */
export function hasOwnKlingKeys(user) {
  return USER_KLING_KEYS.some((name) => user[name]);
}

function telemetry(user) {
  return Object.fromEntries(Object.entries(user).filter(([name]) => name === 'LOG_LEVEL' || name.startsWith('OTEL_')));
}

/** Login by an identity provider, if the user has one. */
function oidc(user) {
  return Object.fromEntries(Object.entries(user).filter(([name]) => name.startsWith('OIDC_')));
}

const webhookUrlOf = (gatewayUrl) => `${gatewayUrl}/api/kling/webhook`;

/**
 * The provider of live keys: the user's account, or the simulator. The user's base URL goes with the
 * user's keys only; the simulator's keys must never be sent anywhere else.
 */
function liveProvider({ user, simulator, gatewayUrl, secrets }) {
  const own = hasOwnKlingKeys(user);
  return {
    KLING_ACCESS_KEY: own ? user.KLING_ACCESS_KEY : simulator.accessKey,
    KLING_SECRET_KEY: own ? user.KLING_SECRET_KEY : simulator.secretKey,
    KLING_API_KEY: own ? user.KLING_API_KEY : simulator.apiKey,
    KLING_API_BASE_URL: own ? user.KLING_API_BASE_URL : simulator.url,
    KLING_WEBHOOK_SECRET: user.KLING_WEBHOOK_SECRET ?? secrets.webhookSecret,
    // Absent, generation derives it from the public address, if the provider can reach that one.
    KLING_WEBHOOK_URL: user.KLING_WEBHOOK_URL ?? (own ? undefined : webhookUrlOf(gatewayUrl)),
    KLING_MAX_CONCURRENCY: user.KLING_MAX_CONCURRENCY,
    KLING_TOKEN_TEMPLATE: user.KLING_TOKEN_TEMPLATE,
  };
}

function sandboxProvider({ user, simulator, gatewayUrl, secrets }) {
  return {
    // An API key reaches both generations, so everything can be tried in the sandbox.
    SANDBOX_KLING_API_KEY: simulator.apiKey,
    SANDBOX_KLING_API_BASE_URL: simulator.url,
    SANDBOX_KLING_WEBHOOK_URL: webhookUrlOf(gatewayUrl),
    // The simulator signs with ours, and not at all when the user has a secret of his own.
    SANDBOX_KLING_WEBHOOK_SECRET: user.KLING_WEBHOOK_SECRET ? undefined : secrets.webhookSecret,
  };
}

/**
 * The user's keys for stored credentials, then the one of this state folder: what was sealed before the user brought keys
 * can be opened still, and is moved to the first one at the next start.
 */
function encryptionKeys({ user, secrets }) {
  return {
    CREDENTIAL_ENCRYPTION_KEYS: [user.CREDENTIAL_ENCRYPTION_KEYS, secrets.credentialEncryptionKey].filter(Boolean).join(','),
    CREDENTIAL_ENCRYPTION_KEYS_FILE: user.CREDENTIAL_ENCRYPTION_KEYS_FILE,
    CREDENTIAL_ENCRYPTION_KEYS_LOST: user.CREDENTIAL_ENCRYPTION_KEYS_LOST,
  };
}

/** The user's secrets for checkpoints of the audit log, then the one of this state folder, so that what it signed still verifies. */
function auditKeys({ user, secrets }) {
  return { AUDIT_SIGNING_KEY: [user.AUDIT_SIGNING_KEY, secrets.auditSigningKey].filter(Boolean).join(',') };
}

const OF_ONE_SERVICE = {
  gateway: (facts) => ({
    PORT: String(facts.gatewayPort),
    HOST: '127.0.0.1',
    APP_PUBLIC_BASE_URL: facts.publicBaseUrl,
    OBJECT_STORE_URL: facts.objectStoreUrl,
    MEDIA_SIGNING_KEY: facts.secrets.mediaSigningKey,
    SESSION_SIGNING_KEY: [facts.user.SESSION_SIGNING_KEY, facts.secrets.sessionSigningKey].filter(Boolean).join(','),
    API_KEY_PEPPER: facts.secrets.apiKeyPepper,
    ...auditKeys(facts),
    CONSOLE_DIR: path.join(repositoryRoot, 'apps/console/dist'),
    KLING_DEFAULT_DURATION_SECONDS: facts.user.KLING_DEFAULT_DURATION_SECONDS,
    ...oidc(facts.user),
    TRUSTED_PROXIES: facts.user.TRUSTED_PROXIES,
    IP_REQUESTS_PER_MINUTE: facts.user.IP_REQUESTS_PER_MINUTE,
    IP_FAILED_AUTHENTICATIONS: facts.user.IP_FAILED_AUTHENTICATIONS,
    IP_LOGINS_PER_MINUTE: facts.user.IP_LOGINS_PER_MINUTE,
    OUTBOUND_ALLOW: facts.user.OUTBOUND_ALLOW,
    OUTBOUND_PORTS: facts.user.OUTBOUND_PORTS,
    OUTBOUND_DNS_SERVERS: facts.user.OUTBOUND_DNS_SERVERS,
  }),
  generation: (facts) => ({
    ...liveProvider(facts),
    ...sandboxProvider(facts),
    ...encryptionKeys(facts),
    QUOTE_SIGNING_KEY: facts.secrets.quoteSigningKey,
    OBJECT_STORE_URL: facts.objectStoreUrl,
    APP_PUBLIC_BASE_URL: facts.publicBaseUrl,
    KLING_DEFAULT_DURATION_SECONDS: facts.user.KLING_DEFAULT_DURATION_SECONDS,
  }),
  moderation: () => ({}),
  storage: (facts) => ({
    OBJECT_STORE_URL: facts.objectStoreUrl,
    MEDIA_SIGNING_KEY: facts.secrets.mediaSigningKey,
    APP_PUBLIC_BASE_URL: facts.publicBaseUrl,
    MEDIA_LINK_TTL_SECONDS: facts.user.MEDIA_LINK_TTL_SECONDS,
    MAX_OUTPUT_BYTES: facts.user.MAX_OUTPUT_BYTES,
  }),
  metrics: () => ({}),
};

/**
 * @typedef {object} StackFacts
 * @property {Record<string, string>} user the user's settings (environment and .env)
 * @property {Record<string, string>} databaseUrls by service, each with that service's own role
 * @property {string} natsUrl
 * @property {Record<string, number>} opsPorts by service
 * @property {number} gatewayPort
 * @property {string} gatewayUrl
 * @property {string} publicBaseUrl
 * @property {string} objectStoreUrl
 * @property {Record<string, string>} secrets
 * @property {{url: string, accessKey: string, secretKey: string, apiKey: string}} simulator
 */

/**
 * The complete environment of one service.
 * @param {string} service
 * @param {StackFacts} facts
 * @param {Record<string, string>} [extra] settings of one test run, over everything else
 */
export function serviceEnvironment(service, facts, extra = {}) {
  const environment = {
    ...systemEnvironment(),
    ...telemetry(facts.user),
    DATABASE_URL: facts.databaseUrls[service],
    NATS_URL: facts.natsUrl,
    OPS_PORT: String(facts.opsPorts[service]),
    ...OF_ONE_SERVICE[service](facts),
    ...extra,
  };
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}

/** Environment of the simulator. Its credentials are no arguments, which every user of the machine could read. */
export function simulatorEnvironment({ accessKey, secretKey, apiKey }, webhookSecret) {
  const environment = { ...systemEnvironment(), SIM_ACCESS_KEY: accessKey, SIM_SECRET_KEY: secretKey, SIM_API_KEY: apiKey, SIM_WEBHOOK_SECRET: webhookSecret };
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
