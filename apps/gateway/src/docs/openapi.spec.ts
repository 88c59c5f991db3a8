import { Controller, Get } from '@nestjs/common';
import { HTTP_CONTROLLERS } from '../http-controllers.ts';
import { buildOpenApi, describedRoutes } from './openapi.ts';

const routes = describedRoutes(HTTP_CONTROLLERS);

test('a route without a description stops the build of the document, by name', () => {
  @Controller('v1/forgotten')
  class ForgottenController {
    @Get()
    list(): void {}
  }
  expect(() => describedRoutes([ForgottenController])).toThrow('ForgottenController.list has no @Operation');
});

test('operation ids are unique, and every path parameter is described', () => {
  const document = buildOpenApi(routes);
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => Object.values(item as Record<string, { operationId: string; parameters?: { in: string; name: string }[] }>).map((operation) => ({ path, operation })));
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids.length).toBe(new Set(ids).size);
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([operation.operationId, (operation.parameters ?? []).filter((each) => each.in === 'path').map((each) => each.name)]).toEqual([operation.operationId, named]);
  }
});

test.each(routes.map(({ method, path, operation }) => [`${method} ${path}`, operation] as const))('%s: its examples have the shape it promises', (_name, { body, responses, example }) => {
  if (body && !('contentTypes' in body) && example.body !== undefined) expect(body.safeParse(example.body).error).toBeUndefined();
  const [first] = Object.values(responses);
  if (first?.schema && example.response !== undefined) expect(first.schema.safeParse(example.response).error).toBeUndefined();
  // A file is no example worth printing.
  if (first?.contentType === 'application/octet-stream') return;
  const takesJson = body !== undefined && !('contentTypes' in body);
  expect({ body: !takesJson || example.body !== undefined, response: !first?.schema || example.response !== undefined }).toEqual({ body: true, response: true });
});
