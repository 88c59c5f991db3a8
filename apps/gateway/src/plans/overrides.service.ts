import type { AuditOrigin } from '@kp/task-contracts';
import type { z } from 'zod';
import type { CreateOverrideBody, OverrideListParameters, OverridePage, OverrideView } from './override-views.ts';

/** Limits that differ from the plan for a while. */
export class OverridesService {
  async list(_workspaceId: string, _query: z.infer<typeof OverrideListParameters>): Promise<z.infer<typeof OverridePage>> { throw new Error('not there yet'); }
  async create(_workspaceId: string, _body: CreateOverrideBody, _origin: AuditOrigin): Promise<OverrideView> { throw new Error('not there yet'); }
  async end(_workspaceId: string, _overrideId: string, _reason: string, _origin: AuditOrigin): Promise<OverrideView> { throw new Error('not there yet'); }
}
