import type { Member } from '../identity/principal.ts';
import type { AcceptStatementsBody, StatementsView } from './statement-views.ts';

/** What plans state, and who accepted it. */
export class StatementsService {
  async read(_workspaceId: string): Promise<StatementsView> { throw new Error('not there yet'); }
  async accept(_member: Member, _body: AcceptStatementsBody, _request: { id: string; ip: string }): Promise<StatementsView> { throw new Error('not there yet'); }
}
