import { useInfiniteQuery } from '@tanstack/react-query';
import { http } from './services.ts';

/** A list within a page, read by cursor, one page behind the other. */
export interface Pages<Item> {
  items: Item[] | undefined;
  error: unknown;
  hasMore: boolean;
  isReadingMore: boolean;
  readMore: () => void;
  retry: () => void;
}

/**
 * Reads a list of the API page by page.
 * @param path with its query, without `cursor`; undefined reads nothing
 */
export function usePages<Item>(path: string | undefined): Pages<Item> {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['pages', path],
    enabled: path !== undefined,
    queryFn: ({ pageParam, signal }) => http.json<{ data: Item[]; meta?: { nextCursor?: string } }>(withCursor(path ?? '', pageParam), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta?.nextCursor,
  });
  return {
    items: data?.pages.flatMap((page) => page.data),
    error,
    hasMore: hasNextPage,
    isReadingMore: isFetchingNextPage,
    readMore: () => void fetchNextPage(),
    retry: () => void refetch(),
  };
}

function withCursor(path: string, cursor: string): string {
  return cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}
