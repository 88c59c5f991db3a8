import { OutboundAllowList, parseDnsServers, parseTrustedProxies } from '@kp/http';
import { BaseConfig, required, urlOf, wholeNumber } from '@kp/service';
import { z } from 'zod';
import { checkOidcFields, OIDC_FIELDS } from './identity/oidc/oidc-settings.ts';
import { signingKeysOf } from './identity/session-tokens.ts';

const secret = (what: string) => required(what).min(32, 'is shorter than 32 characters');

/** A text that a parser of its own understands; what that throws is what is wrong with the setting. */
const parsedBy = <T>(parse: (text: string) => T) =>
  z.string().default('').transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: `holds ${(error as Error).message}` });
      return z.NEVER;
    }
  });

function parsePorts(text: string): number[] {
  const ports = text.split(',').map((part) => part.trim()).filter(Boolean);
  const bad = ports.filter((port) => !/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535);
  if (bad.length > 0) throw new Error(`no ports: ${bad.join(', ')}`);
  return ports.map(Number);
}

/** Settings of the gateway. */
export const GatewayConfig = BaseConfig.extend({
  PORT: wholeNumber({ min: 0, max: 65_535 }).default(3_000),
  HOST: z.string().default('127.0.0.1'),
  APP_PUBLIC_BASE_URL: urlOf('the origin under which clients reach this gateway', 'https', 'http'),
  OBJECT_STORE_URL: urlOf('where objects are stored, file:///path', 'file'),
  MEDIA_SIGNING_KEY: secret('the key that signs media links, shared with storage'),
  SESSION_SIGNING_KEY: required('the keys of console sessions, comma-separated: the first signs, all are accepted').refine((text) => signingKeysOf(text).length > 0 && signingKeysOf(text).every((key) => key.length >= 32), 'has a key that is shorter than 32 characters'),
  API_KEY_PEPPER: secret('the key that API keys are hashed with'),
  AUDIT_SIGNING_KEY: required('the secret that checkpoints of the audit log are signed with; former ones after it, separated by commas').refine((text) => text.split(',').every((each) => each.trim().length >= 32), 'has a secret that is shorter than 32 characters'),
  SSE_MAX_CONNECTIONS: wholeNumber({ min: 1, max: 1_000_000 }).default(10_000),
  SSE_MAX_CONNECTIONS_PER_WORKSPACE: wholeNumber({ min: 1, max: 1_000_000 }).default(2_000),
  CONSOLE_DIR: z.string().optional(),
  TRUSTED_PROXIES: parsedBy(parseTrustedProxies),
  IP_REQUESTS_PER_MINUTE: wholeNumber({ min: 60, max: 100_000_000 }).default(60_000),
  IP_FAILED_AUTHENTICATIONS: wholeNumber({ min: 1, max: 1_000_000 }).default(60),
  IP_LOGINS_PER_MINUTE: wholeNumber({ min: 1, max: 1_000_000 }).default(20),
  OUTBOUND_ALLOW: parsedBy(OutboundAllowList.parse),
  OUTBOUND_PORTS: parsedBy(parsePorts),
  OUTBOUND_DNS_SERVERS: parsedBy(parseDnsServers),
  KLING_DEFAULT_DURATION_SECONDS: wholeNumber({ min: 1, max: 15 }).default(5),
  ...OIDC_FIELDS,
}).superRefine(checkOidcFields);
export type GatewayConfig = z.infer<typeof GatewayConfig>;
