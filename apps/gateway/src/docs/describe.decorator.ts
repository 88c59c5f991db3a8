import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** JSON schema of a zod schema, in the dialect OpenAPI 3.1 uses. */
function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' });
  return rest;
}

const problem = {
  'application/problem+json': {
    schema: {
      type: 'object',
      required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string' },
        detail: { type: 'string' },
        requestId: { type: 'string' },
        errors: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } } } },
      },
    },
  },
};

/** Describes an operation in the OpenAPI document from the same zod schemas that validate it. */
export function Describe(operation: { summary: string; description?: string; body?: z.ZodType; query?: z.ZodObject; status?: number; response?: z.ZodType; errors?: number[] }): MethodDecorator {
  const { summary, description, body, query, response, status = 200, errors = [] } = operation;
  const querySchema = query ? toJsonSchema(query, 'input') : {};
  const decorators = [
    ApiOperation({ summary, ...(description ? { description } : {}) }),
    ...(body ? [ApiBody({ schema: toJsonSchema(body, 'input') })] : []),
    ...Object.entries((querySchema['properties'] ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ApiQuery({ name, required: ((querySchema['required'] ?? []) as string[]).includes(name), schema })),
    ApiResponse({ status, description: STATUS_CODES[status] ?? '', ...(response ? { schema: toJsonSchema(response, 'output') } : {}) }),
    ...errors.map((error) => ApiResponse({ status: error, description: STATUS_CODES[error] ?? '', content: problem })),
  ];
  return applyDecorators(...decorators);
}
