import type { Member } from '../identity/principal.ts';
import type { EstimateView } from './quota-views.ts';

/** Prices before money moves. */
export class EstimatesService {
  async estimate(_member: Member, _request: { id: string; ip: string }, _body: unknown): Promise<EstimateView> { throw new Error('not there yet'); }
}
