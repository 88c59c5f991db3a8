import { useGetList } from 'react-admin';

/** As much of a plan as the pages of workspaces need. */
export interface PlanChoice {
  id: string;
  name: string;
  status: 'active' | 'retired';
}

const MOST = 100;

/** All plans, for choices and for the names behind ids. Whoever may not see plans gets ids instead of names. */
export function usePlans(): { plans: PlanChoice[]; nameOf: (planId: string) => string } {
  const { data: plans = [] } = useGetList<PlanChoice>('plans', { pagination: { page: 1, perPage: MOST }, sort: { field: 'id', order: 'ASC' }, filter: {} });
  return { plans, nameOf: (planId) => plans.find(({ id }) => id === planId)?.name ?? planId };
}
