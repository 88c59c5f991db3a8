import { sendProblem, toAppError } from '@kp/http';
import { AppError, newId } from '@kp/task-contracts';
import { observeMs, type Logger } from '@kp/telemetry';
import cookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { limitJsonBodies } from './body-deadline.ts';
import { answerBrokenRequest } from './broken-requests.ts';
import { tagAnswers } from './entity-tags.ts';
import { keepConnectionRules } from './connection-rules.ts';
import { IpLimits } from './ip-limits.ts';
import { sendSecurityHeaders } from './security-headers.ts';
import { refuseUnstorableAddresses } from './storable-addresses.ts';
import { readBodiesStrictly } from './strict-bodies.ts';

/** JSON bodies are small here: media is uploaded as a stream and travels by key. */
const MAX_JSON_BYTES = 256 * 1024;
const MAX_URL_LENGTH = 4_096;
const MAX_HEADER_BYTES = 16 * 1024;
/** A whole request, uploads included: 200 MB at 1 Mbit/s take 27 minutes. Answers, and so live events, have no limit. */
const REQUEST_MS = 30 * 60_000;
/** Without a byte in either direction. Longer than any answer takes to begin, and live events have a heartbeat. */
const IDLE_MS = 180_000;

export interface DoorSettings {
  /** Proxies whose X-Forwarded-* are believed: addresses, networks or `loopback`. */
  trustedProxies?: string[];
  /** Whether clients reach us over https only. */
  isHttps?: boolean;
  ipLimits?: IpLimits;
  /** Until the headers are there; default 15 s. */
  headersMs?: number;
  /** Until a JSON body is there; default 20 s. */
  jsonBodyMs?: number;
}

/** Fastify as the public door needs it: strict parsers, limits before any work, request ids, access log, security headers. */
export async function createFastifyAdapter(logger: Logger, settings: DoorSettings = {}): Promise<FastifyAdapter> {
  const { trustedProxies = [], isHttps = false, ipLimits = new IpLimits(), headersMs = 15_000, jsonBodyMs = 20_000 } = settings;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_JSON_BYTES,
    genReqId: () => newId('request'),
    requestIdHeader: false,
    // A long id is an unknown one; what is too long for an address is said below.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_HEADER_BYTES },
    forceCloseConnections: true,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: headersMs, connectionsCheckingInterval: Math.min(5_000, headersMs), insecureHTTPParser: false, requireHostHeader: false },
    requestTimeout: REQUEST_MS,
    connectionTimeout: IDLE_MS,
    clientErrorHandler: answerBrokenRequest,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  await sendSecurityHeaders(fastify, isHttps);
  keepConnectionRules(fastify);
  fastify.addHook('onRequest', async (request) => {
    await ipLimits.takeRequest(request.ip);
    if (request.url.length > MAX_URL_LENGTH) throw new AppError('uri-too-long', `The address may have ${MAX_URL_LENGTH} characters.`);
    const { authorization } = request.headers;
    if (authorization !== undefined) await ipLimits.assertMayAuthenticate(request.ip, authorization);
  });
  readBodiesStrictly(fastify);
  limitJsonBodies(fastify, jsonBodyMs);
  refuseUnstorableAddresses(fastify);
  tagAnswers(fastify);
  await fastify.register(cookie);

  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    observeMs('kp_http_request_duration_ms', reply.elapsedTime, { method: request.method, route, status: String(reply.statusCode) });
    logger.info('request', { requestId: request.id, method: request.method, route, status: reply.statusCode, durationMs: Math.round(reply.elapsedTime) });
  });
  // What Fastify refuses itself (body too large, wrong type, broken JSON) gets the same problem document.
  fastify.setErrorHandler((error, request, reply) => {
    const known = toAppError(error);
    if (!known) logger.error('request failed', { requestId: request.id, error });
    sendProblem(reply, known ?? new AppError('internal', 'Something went wrong on our side. Quote the request id when you report it.'), request.id);
  });
  return adapter;
}
