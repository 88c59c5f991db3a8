import { ERROR_CODES, type ErrorCode } from '@kp/task-contracts';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponseObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { OPERATION, TAGS, type OperationResponse, type OperationSpec } from './operation.decorator.ts';

/** A problem document (RFC 9457), the body of every refusal. */
export const ProblemDocument = z
  .object({
    type: z.string().meta({ description: 'Identifies the code; not a page to fetch' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string().meta({ description: 'What happened and what to do' }),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional().meta({ description: 'Every bad field' }),
  })
  .meta({ id: 'Problem' });

/** One route as the controllers declare it. */
export interface DescribedRoute {
  method: string;
  /** In the form of OpenAPI: `/v1/tasks/{taskId}`. */
  path: string;
  operation: OperationSpec;
}

const METHOD_NAMES: Partial<Record<RequestMethod, string>> = { [RequestMethod.GET]: 'get', [RequestMethod.POST]: 'post', [RequestMethod.PUT]: 'put', [RequestMethod.PATCH]: 'patch', [RequestMethod.DELETE]: 'delete', [RequestMethod.HEAD]: 'head' };

/** Every route of these controllers. @throws Error naming a route that has no `@Operation`. */
export function describedRoutes(controllers: readonly Type[]): DescribedRoute[] {
  return controllers.flatMap((controller) => {
    const prefixes = pathsOf(controller);
    const handlers = Object.getOwnPropertyNames(controller.prototype).map((name) => [name, (controller.prototype as Record<string, unknown>)[name]] as const);
    return handlers.flatMap(([name, handler]) => {
      if (typeof handler !== 'function' || name === 'constructor') return [];
      const method = METHOD_NAMES[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      if (!method) return [];
      const operation = Reflect.getMetadata(OPERATION, handler) as OperationSpec | undefined;
      if (!operation) throw new Error(`${controller.name}.${name} has no @Operation`);
      return prefixes.flatMap((prefix) => pathsOf(handler).map((path) => ({ method, path: toOpenApiPath(`${prefix}/${path}`), operation })));
    });
  });
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

function toOpenApiPath(path: string): string {
  const joined = `/${path.split('/').filter(Boolean).join('/')}`;
  return joined.replaceAll(/:([A-Za-z]+)/g, '{$1}').replace(/\*$/, '{path}');
}

/** The description of the whole HTTP surface, made from the same schemas that validate it. */
export function buildOpenApi(routes: readonly DescribedRoute[], serverUrl?: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  const seen = new Map<string, number>();
  for (const { method, path, operation } of routes) {
    const times = (seen.get(operation.id) ?? 0) + 1;
    seen.set(operation.id, times);
    // The same operation under several addresses needs an id for each.
    (paths[path] ??= {})[method as 'get'] = toOperationObject(method, operation, times === 1 ? operation.id : `${operation.id}${times}`);
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: { title: 'Kling Platform API', version: '1', description: 'Create tasks for videos and images, follow them, and fetch the stored results. Errors are problem documents (RFC 9457) that name every bad field.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: serverUrl ?? '/' }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: ProblemDocument },
      responses: refusalResponses(),
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key (kp_live_… or kp_test_…)' },
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of a login (POST /auth/login)' },
      },
    },
  };
  return createDocument(document);
}

function toOperationObject(method: string, operation: OperationSpec, operationId: string): ZodOpenApiOperationObject {
  const { tag, summary, description, access, params, query, headers, example } = operation;
  const security: Record<string, string[]>[] = access === 'public' ? [] : typeof access === 'object' && 'workspace' in access ? [{ apiKey: [] }, { session: [] }] : [{ session: [] }];
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security,
    ...(access === 'public' ? {} : { 'x-access': access === 'session' ? 'session' : 'workspace' in access ? access.workspace : `platform ${access.platform.join(':')}` }),
    ...(params || query || headers ? { requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}), ...(headers ? { header: headers } : {}) } } : {}),
    'x-error-codes': refusalsOf(operation),
    ...(example.query ? { 'x-example-query': example.query } : {}),
    ...bodyOf(operation),
    responses: responsesOf(method, operation),
  };
}

function bodyOf({ body, example }: OperationSpec): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (!body) return {};
  const json = 'contentTypes' in body ? body.jsonToo : body;
  const raw = 'contentTypes' in body ? body.contentTypes : [];
  const content = {
    ...Object.fromEntries(raw.map((contentType) => [contentType, { schema: { type: 'string' as const, contentMediaType: contentType } }])),
    ...(json ? { 'application/json': { schema: json, ...(example.body === undefined ? {} : { example: example.body }) } } : {}),
  };
  return { requestBody: { required: raw.length > 0 || (json !== undefined && !json.safeParse({}).success), content } };
}

function responsesOf(method: string, operation: OperationSpec): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  const [firstStatus] = Object.keys(operation.responses);
  for (const [status, response] of Object.entries(operation.responses)) responses[status as '200'] = toResponse(Number(status), response, status === firstStatus ? operation.example.response : undefined);
  const isTagged = method === 'get' && Object.entries(operation.responses).some(([status, response]) => status === '200' && response.schema && (response.contentType ?? 'application/json') === 'application/json');
  if (isTagged) responses['304'] = { description: 'Nothing has changed since the ETag that was sent as If-None-Match' };
  for (const code of refusalsOf(operation)) responses[String(ERROR_CODES[code].status) as '400'] ??= { $ref: `#/components/responses/${refusalName(ERROR_CODES[code].status)}` };
  return responses;
}

function toResponse(status: number, { description, schema, contentType = 'application/json', streams, headers }: OperationResponse, example: unknown) {
  return {
    description: description ?? STATUS_CODES[status] ?? '',
    ...(headers ? { headers } : {}),
    ...(schema ? { content: { [contentType]: { schema, ...(example === undefined ? {} : { example }) }, ...(streams ? { 'text/event-stream': { schema: z.string() } } : {}) } } : {}),
  };
}

const refusalName = (status: number): string => `Refused${status}`;

/** One shared answer for each status that a refusal can have. */
function refusalResponses(): Record<string, ZodOpenApiResponseObject> {
  const statuses = [...new Set(Object.values(ERROR_CODES).map(({ status }) => status))];
  return Object.fromEntries(statuses.map((status) => {
    const codes = Object.entries(ERROR_CODES).filter(([, each]) => each.status === status).map(([code]) => code);
    return [refusalName(status), { description: `${STATUS_CODES[status] ?? ''}: ${codes.join(', ')}`, content: { 'application/problem+json': { schema: ProblemDocument } } }];
  }));
}

/** Error codes the operation names, and those that follow from what it takes and who may call it; by status, then name. */
function refusalsOf({ access, params, query, headers, body, errors = [] }: OperationSpec): ErrorCode[] {
  const codes = new Set<ErrorCode>(errors);
  if (query || headers || body) codes.add('validation-failed');
  if (body) for (const code of ['malformed-json', 'request-timeout', 'payload-too-large', 'unsupported-media-type'] as const) codes.add(code);
  if (params) codes.add('not-found');
  if (access !== 'public') for (const code of ['unauthenticated', 'forbidden', 'workspace-suspended'] as const) codes.add(code);
  for (const code of ['bad-request', 'uri-too-long', 'headers-too-large', 'rate-limited', 'internal', 'service-unavailable', 'deadline-exceeded'] as const) codes.add(code);
  return [...codes].sort((a, b) => ERROR_CODES[a].status - ERROR_CODES[b].status || a.localeCompare(b));
}
