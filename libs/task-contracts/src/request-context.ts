import { z } from 'zod';

/** Who asks, as the gateway authenticated it; travels with every ask (design.md §9). */
export const RequestContext = z.object({
  workspaceId: z.string(),
  userId: z.string(),
  keyId: z.string().optional(),
  endUser: z.string().optional(),
  role: z.enum(['member', 'platform']),
  mode: z.enum(['live', 'test']),
  requestId: z.string(),
});
export type RequestContext = z.infer<typeof RequestContext>;
export type Mode = RequestContext['mode'];
