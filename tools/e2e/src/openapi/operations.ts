/** A JSON schema as the OpenAPI document has it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  pattern?: string;
}

export interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  schema: JsonSchema;
}

interface MediaType {
  schema?: JsonSchema;
}

/** What the suites need to know of one operation. */
export interface DocumentedOperation {
  id: string;
  method: string;
  path: string;
  /** `public`, `session`, a workspace permission, or `platform <resource>:<action>`. */
  access: string;
  parameters: Parameter[];
  /** Schema of a JSON body. */
  body?: JsonSchema;
  /** Content types of a body that is no JSON. */
  rawContentTypes: string[];
  example?: unknown;
  exampleQuery?: Record<string, string>;
  streams: boolean;
  /** Status → content types. */
  responses: Map<string, string[]>;
}

export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, RawOperation>>;
  components: { responses: Record<string, { content?: Record<string, MediaType> }>; schemas: Record<string, JsonSchema> };
}

interface RawOperation {
  operationId: string;
  'x-access'?: string;
  'x-example-query'?: Record<string, string>;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, MediaType & { example?: unknown }> };
  responses: Record<string, { $ref?: string; content?: Record<string, MediaType> }>;
}

/** Every operation of the document. */
export function operationsOf(document: OpenApiDocument): DocumentedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, raw]) => toOperation(document, path, method, raw)));
}

function toOperation(document: OpenApiDocument, path: string, method: string, raw: RawOperation): DocumentedOperation {
  const content = raw.requestBody?.content ?? {};
  const json = content['application/json'];
  const responses = new Map(Object.entries(raw.responses).map(([status, response]) => {
    const resolved = response.$ref ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
    return [status, Object.keys(resolved?.content ?? {})] as const;
  }));
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    access: raw['x-access'] ?? 'public',
    parameters: raw.parameters ?? [],
    ...(json?.schema ? { body: json.schema } : {}),
    ...(json?.example === undefined ? {} : { example: json.example }),
    rawContentTypes: Object.keys(content).filter((each) => each !== 'application/json'),
    ...(raw['x-example-query'] ? { exampleQuery: raw['x-example-query'] } : {}),
    streams: [...responses.values()].some((types) => types.includes('text/event-stream')),
    responses,
  };
}
