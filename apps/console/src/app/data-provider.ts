import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'react-admin';
import { CursorBook, listKey } from './cursor-book.ts';
import type { Http } from './http.ts';

interface Page {
  data: RaRecord[];
  meta?: { nextCursor?: string; total?: number };
}

export interface ConsoleDataProvider extends DataProvider {
  /** A page of numbers that is no list of records, such as the overview. */
  report: <T>(name: string, signal?: AbortSignal) => Promise<T>;
  /** A change that is no plain create or update of a record: what the admin API calls a command of a resource. */
  send: <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<T>;
}

const ADMIN = '/admin/v1';

/** Thin bridge from react-admin to the admin API: `{data, meta:{nextCursor?}}`, newest first, no totals. */
export function createDataProvider(http: Http): ConsoleDataProvider {
  const cursors = new CursorBook();

  function readPage(resource: string, params: GetListParams, cursor: string | undefined): Promise<Page> {
    const query = toQuery({ ...params.filter, limit: params.pagination?.perPage ?? 25, cursor });
    return http.json<Page>(`${ADMIN}/${resource}?${query}`, { signal: params.signal ?? null });
  }

  /** Walks forward from the nearest page whose cursor is known: one read when paging, a few after a reload. */
  async function getList(resource: string, params: GetListParams): Promise<GetListResult> {
    const { page: wanted, perPage } = params.pagination ?? { page: 1, perPage: 25 };
    const list = listKey(resource, perPage, params.filter ?? {});
    let { page, cursor } = cursors.nearest(list, wanted);
    for (;;) {
      const { data, meta } = await readPage(resource, params, cursor);
      cursor = meta?.nextCursor ?? undefined;
      cursors.remember(list, page, cursor);
      if (page === wanted) return { data, pageInfo: { hasNextPage: cursor !== undefined, hasPreviousPage: page > 1 } };
      if (cursor === undefined) return { data: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } };
      page += 1;
    }
  }

  async function getMany(resource: string, ids: readonly unknown[], signal?: AbortSignal): Promise<{ data: RaRecord[] }> {
    const { data } = await http.json<Page>(`${ADMIN}/${resource}?${toQuery({ id: ids, limit: ids.length })}`, { signal: signal ?? null });
    return { data };
  }

  const provider: DataProvider = {
    supportAbortSignal: true,
    getList,
    getOne: async (resource, { id, signal }) => ({
      data: await http.json(`${ADMIN}/${resource}/${encodeURIComponent(String(id))}`, { signal: signal ?? null }),
    }),
    getMany: (resource, { ids, signal }) => getMany(resource, ids, signal),
    getManyReference: (resource, { target, id, ...params }) => getList(resource, { ...params, filter: { ...params.filter, [target]: id } }),
    create: (resource) => refuse('create', resource),
    update: (resource) => refuse('update', resource),
    updateMany: (resource) => refuse('update', resource),
    delete: (resource) => refuse('delete', resource),
    deleteMany: (resource) => refuse('delete', resource),
  } as DataProvider;

  return Object.assign(provider, {
    report: <T>(name: string, signal?: AbortSignal) => http.json<T>(`${ADMIN}/${name}`, { signal: signal ?? null }),
    send: <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => http.json<T>(`${ADMIN}/${path}`, body ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : { method }),
  });
}

/** `a=1&status=A,B`: lists joined by commas, empty values left out. */
export function toQuery(values: Record<string, unknown>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (typeof text === 'string' ? text !== '' : typeof text === 'number' || typeof text === 'boolean') query.set(name, String(text));
  }
  return query;
}

function refuse(verb: string, resource: string): Promise<never> {
  return Promise.reject(new Error(`The console cannot ${verb} ${resource}: the admin API has no such operation.`));
}
