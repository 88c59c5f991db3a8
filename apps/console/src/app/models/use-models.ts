import { useQuery } from '@tanstack/react-query';
import { http } from '../services.ts';
import type { Model } from './model.ts';

/** The table changes with a release of the platform only. */
const FRESH_MS = 300_000;

export function useModels() {
  return useQuery({
    queryKey: ['models'],
    queryFn: async ({ signal }) => (await http.json<{ data: Model[] }>('/v1/models', { signal })).data,
    staleTime: FRESH_MS,
  });
}
