import { Button, LinearProgress, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemView } from '../ui/problem-view.tsx';
import type { Pages } from './use-pages.ts';

interface PagesBodyProps<Item> {
  pages: Pages<Item>;
  /** What is said when there is nothing. */
  none: string;
  moreLabel: string;
  children: (items: Item[]) => ReactNode;
}

/** The rows of a list within a page, or why there are none. A problem while reading on leaves what is there. */
export function PagesBody<Item>({ pages, none, moreLabel, children }: PagesBodyProps<Item>) {
  const translate = useTranslate();
  const { items, error, hasMore, isReadingMore, readMore, retry } = pages;
  if (!items) return error ? <ProblemView error={error} onRetry={retry} /> : <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
  return (
    <>
      {items.length === 0 ? <Typography variant="body2" color="text.secondary">{none}</Typography> : children(items)}
      {error ? <ProblemView error={error} onRetry={retry} /> : null}
      {hasMore ? (
        <Button size="small" disabled={isReadingMore} onClick={readMore} sx={{ mt: 1 }}>
          {moreLabel}
        </Button>
      ) : null}
    </>
  );
}
