import type { Mode } from '@kp/task-contracts';
import type { Member } from '../identity/principal.ts';
import type { QuotaView } from './quota-views.ts';

/** Limits and what was used of them. */
export class QuotaService {
  async ofMember(_member: Member, _endUser: string | undefined): Promise<QuotaView> { throw new Error('not there yet'); }
  async ofWorkspace(_workspaceId: string, _mode: Mode): Promise<QuotaView> { throw new Error('not there yet'); }
}
