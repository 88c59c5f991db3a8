import type { PlanPreview, PreviewPlanBody } from './preview-views.ts';

/** Who is affected by a change of plan. */
export class PlanPreviewService {
  async ofVersion(_planId: string, _body: PreviewPlanBody): Promise<PlanPreview> { throw new Error('not there yet'); }
  async ofMove(_workspaceId: string, _planId: string): Promise<PlanPreview> { throw new Error('not there yet'); }
}
