import { lazy } from 'react';
import { useCanAccess } from 'react-admin';
import { Navigate } from 'react-router-dom';

const OverviewPage = lazy(() => import('../features/overview/overview-page.tsx'));

/** The first page: how the platform does, or one's own account for those who have no part in running it. */
export function HomePage() {
  const { canAccess, isPending } = useCanAccess({ resource: 'overview', action: 'show' });
  if (isPending) return null;
  return canAccess ? <OverviewPage /> : <Navigate to="/account" replace />;
}
