import type { AuditOrigin } from '@kp/task-contracts';
import type { MoveWorkspaceBody, WorkspacePlanView } from './preview-views.ts';

/** Which plan a workspace has. */
export class WorkspacePlanService {
  async move(_workspaceId: string, _body: MoveWorkspaceBody, _origin: AuditOrigin): Promise<WorkspacePlanView> { throw new Error('not there yet'); }
}
