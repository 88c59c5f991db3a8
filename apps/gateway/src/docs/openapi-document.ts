import 'reflect-metadata';
import { HTTP_CONTROLLERS } from '../http-controllers.ts';
import { buildOpenApi, describedRoutes } from './openapi.ts';

/** The OpenAPI document of the gateway, for tools; as JSON it is what the gateway serves, but for its server address. */
export function openApiDocument(): object {
  return buildOpenApi(describedRoutes(HTTP_CONTROLLERS));
}
