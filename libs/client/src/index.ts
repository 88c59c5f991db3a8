import createFetchClient, { type Client } from 'openapi-fetch';
import { PlatformError } from './platform-error.ts';
import type { components, paths } from './schema.ts';

export { PlatformError } from './platform-error.ts';
export type { components, operations, paths } from './schema.ts';
export type Task = components['schemas']['Task'];
export type CreateTask = components['schemas']['CreateTask'];
export type Problem = components['schemas']['Problem'];

export interface ClientOptions {
  /** Origin of the gateway, such as `https://kling.example.com`. */
  baseUrl: string;
  /** An API key, or the access token of a login; a function is asked before every request. */
  token: string | (() => string | Promise<string>);
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client whose paths, parameters, bodies and answers are typed by the OpenAPI document:
 * `await client.GET('/v1/tasks/{taskId}', { params: { path: { taskId } } })`.
 *
 * A call rejects with `PlatformError` when the platform refuses it, so `data` of an answer that came is what
 * the document promises; without a body (304) it is undefined.
 */
export function createClient({ baseUrl, token, fetch }: ClientOptions): Client<paths> {
  const client = createFetchClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) });
  client.use({
    async onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${typeof token === 'function' ? await token() : token}`);
      return request;
    },
    async onResponse({ response }) {
      if (response.status >= 400) throw await PlatformError.from(response);
      return response;
    },
  });
  return client;
}
