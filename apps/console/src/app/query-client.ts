import { QueryClient } from '@tanstack/react-query';

const RETRIES_WHEN_UNREACHABLE = 2;

/**
 * Server state of this tab. Rows are kept fresh by live events, so returning to the tab must not refetch
 * lists: that would shift rows under the pointer.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        // The platform may run on this very machine or in a closed network: that the browser believes itself offline says
        // nothing about it, and a request that fails says so, where one that is held back would wait without a word.
        networkMode: 'always',
        retry: (failures, error) => {
          const { status } = error as { status?: number };
          return (status === undefined || status === 0 || status >= 500) && failures < RETRIES_WHEN_UNREACHABLE;
        },
      },
      mutations: { networkMode: 'always' },
    },
  });
}
