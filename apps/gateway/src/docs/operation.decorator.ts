import type { ErrorCode, PlatformAction, PlatformResource, WorkspacePermission } from '@kp/task-contracts';
import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/**
 * Who may call an operation. public: anyone. session: a person who is logged in. workspace: a member or API
 * key with this permission. platform: a person whose platform role has this permission.
 */
export type AccessRule = 'public' | 'session' | { workspace: WorkspacePermission } | { platform: [PlatformResource, PlatformAction] };

export const TAGS = ['Tasks', 'Events', 'Uploads', 'Models', 'Quotas and usage', 'Workspace', 'API keys', 'Audit', 'Sign-in', 'Quickstart', 'Callbacks', 'Media', 'Health', 'Console'] as const;
export type Tag = (typeof TAGS)[number];

/** One kind of answer. Without a schema it has no body. */
export interface OperationResponse {
  description?: string;
  schema?: z.ZodType;
  /** Content type of the body; JSON when absent. */
  contentType?: string;
  /** Also given as server-sent events, to who accepts those. */
  streams?: boolean;
  headers?: z.ZodObject;
}

/** Everything there is to say about one operation: the guard, the OpenAPI document and the matrix test read it. */
export interface OperationSpec {
  id: string;
  tag: Tag;
  summary: string;
  description?: string;
  access: AccessRule;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** Schema of a JSON body, or content types of a body that is no JSON. */
  body?: z.ZodType | { contentTypes: string[]; jsonToo?: z.ZodType };
  responses: Record<number, OperationResponse>;
  /** Refusals beyond those that follow from the rest (401, 403, bad input, limits, outages). */
  errors?: ErrorCode[];
  example: { body?: unknown; query?: Record<string, string>; response?: unknown };
}

export const OPERATION = Symbol('operation');

/** Describes a route. A route without it refuses every caller, and the build fails. */
export const Operation = (spec: OperationSpec): MethodDecorator => SetMetadata(OPERATION, spec);
