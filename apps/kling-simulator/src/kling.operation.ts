import type { FastifyRequest } from 'fastify';

/** What a request is about. Fault rules match on it; `callback` is what the simulator itself sends. */
export const OPERATIONS = ['create', 'read', 'list', 'callback', 'download', 'account'] as const;
export type Operation = (typeof OPERATIONS)[number];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent on the simulator's own paths, which need no credentials and have no faults. */
    operation?: Operation;
  }
}

export function operationOf(request: FastifyRequest): Operation | undefined {
  return request.routeOptions.config.operation;
}

/** Path of a request without its query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

const NEW_GENERATION = /^\/(?:tasks|(?:text-to-video|image-to-video|omni-video|motion-control)(?:\/|$))/;

/** Paths of the new generation take an API key only (kling-api.md §0, §1.3). */
export function isNewGeneration(path: string): boolean {
  return NEW_GENERATION.test(path);
}

/** Whether a path is Kling's, known or not: those ask for credentials first. */
export function isKlingPath(path: string): boolean {
  return path.startsWith('/v1/') || path.startsWith('/account/') || isNewGeneration(path);
}
