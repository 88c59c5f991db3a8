import { createDataProvider, toQuery } from './data-provider.ts';
import type { Http } from './http.ts';

const ROWS = Array.from({ length: 7 }, (_, index) => ({ id: `tsk_${index}` }));

/** A server of seven tasks that pages by cursor, and notes what it was asked. */
function startServer() {
  const asked: string[] = [];
  const json = async (path: string): Promise<unknown> => {
    asked.push(path);
    const url = new URL(path, 'http://server');
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const end = start + Number(url.searchParams.get('limit'));
    return { data: ROWS.slice(start, end), meta: end < ROWS.length ? { nextCursor: String(end) } : {} };
  };
  return { asked, provider: createDataProvider({ json } as Http) };
}

const page = (number: number) => ({ pagination: { page: number, perPage: 3 }, sort: { field: 'createdAt', order: 'DESC' as const }, filter: { status: ['FAILED', 'CANCELED'] } });

describe('createDataProvider', () => {
  it('asks one read per page when paging forward, and says where the list ends', async () => {
    const { asked, provider } = startServer();
    const first = await provider.getList('tasks', page(1));
    const second = await provider.getList('tasks', page(2));
    const third = await provider.getList('tasks', page(3));
    expect(asked).toHaveLength(3);
    expect(asked[0]).toBe('/admin/v1/tasks?status=FAILED%2CCANCELED&limit=3');
    expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
    expect(second.data.map(({ id }) => id)).toEqual(['tsk_3', 'tsk_4', 'tsk_5']);
    expect(third.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  });

  it('walks to a page it has never seen, as after a reload', async () => {
    const { asked, provider } = startServer();
    const third = await provider.getList('tasks', page(3));
    expect(third.data.map(({ id }) => id)).toEqual(['tsk_6']);
    expect(asked).toHaveLength(3);
  });

  it('answers an empty page behind the end of the list', async () => {
    const { provider } = startServer();
    await expect(provider.getList('tasks', page(9))).resolves.toMatchObject({ data: [], pageInfo: { hasNextPage: false } });
  });

  it('reads many records in one request', async () => {
    const { asked, provider } = startServer();
    await provider.getMany('tasks', { ids: ['a', 'b'] });
    expect(asked).toEqual(['/admin/v1/tasks?id=a%2Cb&limit=2']);
  });

  it('sends commands of a resource as JSON', async () => {
    const sent: [string, RequestInit | undefined][] = [];
    const json = async (path: string, init?: RequestInit): Promise<unknown> => ({ n: sent.push([path, init]) });
    await createDataProvider({ json } as Http).send('POST', 'provider-accounts/acc_1/test', { costs: true });
    expect(sent).toEqual([['/admin/v1/provider-accounts/acc_1/test', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"costs":true}' }]]);
  });

  it('says plainly that it cannot write', async () => {
    const { provider } = startServer();
    await expect(provider.delete('tasks', { id: 'a' })).rejects.toThrow('cannot delete tasks');
  });
});

describe('toQuery', () => {
  it('leaves out what is empty', () => {
    expect(toQuery({ q: '', type: undefined, status: [], limit: 25 }).toString()).toBe('limit=25');
  });
});
