import { LinearProgress } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { EmptyView } from './empty-view.tsx';
import { ProblemView } from './problem-view.tsx';

/** The rows of a list, or why there are none: still loading, a problem, nothing there, nothing that matches. */
export function ListBody({ none, hint, children }: { none: string; hint?: string; children: ReactNode }) {
  const { data, error, isPending, refetch, filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (isPending || !data) return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
  if (data.length > 0) return children;
  const isFiltered = Object.keys(filterValues ?? {}).length > 0;
  if (isFiltered) return <EmptyView title={translate('console.list.none_match')} action={{ label: translate('console.list.clear_filters'), onClick: () => setFilters({}) }} />;
  return <EmptyView title={none} {...(hint ? { hint } : {})} />;
}
