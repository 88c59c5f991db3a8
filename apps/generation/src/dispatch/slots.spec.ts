import { accountOf, REQUEST } from '../generation.fixture.ts';
import type { TaskRequest } from '@kp/task-contracts';
import type { Route, RouteOf } from './route.ts';
import { FreeSlots, type SlotUse } from './slots.ts';

/** Stands for any request: the spec's route reads its weight from the tags. */
const request = (kind: 'video' | 'image', weight = 1, only?: string): TaskRequest => ({ ...REQUEST, tags: [kind, String(weight), ...(only ? [only] : [])] });
const routeOf: RouteOf = (account, { tags: [kind, weight, only] }) =>
  only !== undefined && only !== account.name ? undefined : ({ dialect: 'legacy', path: '/p', model: 'm', slotKind: kind, slotWeight: Number(weight) } as Route);

const A = accountOf({ name: 'a', maxVideoConcurrency: 2, maxImageConcurrency: 4 });
const B = accountOf({ name: 'b', maxVideoConcurrency: 4, maxImageConcurrency: 0 });
const use = (account: string, kind: 'video' | 'image', slots: number, baseUrl = A.baseUrl): SlotUse => ({ account, base_url: baseUrl, slot_kind: kind, slots });
const open = (accounts = [A, B], uses: SlotUse[] = [], limit = 10, known = accounts) => new FreeSlots(accounts.map((account) => ({ account, limit })), uses, known, routeOf);
const placed = (slots: FreeSlots, ...requests: TaskRequest[]) => requests.map((each) => {
  const placement = slots.place(each);
  return placement.kind === 'placed' ? placement.account.name : placement.kind;
});
const videos = (count: number) => Array.from({ length: count }, () => request('video'));

test('tasks go where the most room is left, and no account exceeds its own limit', () => {
  expect(placed(open(), ...videos(7))).toEqual(['a', 'b', 'b', 'a', 'b', 'b', 'full']);
});

test('slots in use count, at the account and the address where they are', () => {
  expect(placed(open([A, B], [use('a', 'video', 2), use('b', 'video', 3), use('b', 'video', 9, 'http://127.0.0.1:10')]), ...videos(2))).toEqual(['b', 'full']);
});

test('videos and images are counted apart', () => {
  const slots = open([A], [use('a', 'video', 2), use('a', 'image', 1)]);
  expect(slots.freeKinds()).toEqual(['image']);
  expect(placed(slots, request('video'), request('image'))).toEqual(['full', 'a']);
});

test('an image task takes as many slots as it makes images', () => {
  expect(placed(open([A]), request('image', 3), request('image', 2), request('image', 1))).toEqual(['a', 'full', 'full']);
});

test('a large task that does not fit yet keeps the slots that smaller ones would take', () => {
  const slots = open([A], [use('a', 'image', 2)]);
  expect(placed(slots, request('image', 3), request('image', 1), request('video'))).toEqual(['full', 'full', 'a']);
});

test('what no account can ever serve is told apart from what must wait', () => {
  expect(placed(open(), request('image', 5), request('video', 1, 'c'), request('image', 4))).toEqual(['unserved', 'unserved', 'a']);
});

test('a paused account gets nothing, and one that is tried out gets one', () => {
  expect(placed(new FreeSlots([{ account: A, limit: 0 }, { account: B, limit: 1 }], [], [A, B], routeOf), ...videos(2))).toEqual(['b', 'full']);
});

test('accounts that are one at Kling share what they use, each up to its own limit', () => {
  const live = accountOf({ name: 'live', maxVideoConcurrency: 3, slotPool: 'same' });
  const test = accountOf({ name: 'test', mode: 'test', maxVideoConcurrency: 2, slotPool: 'same' });
  expect(placed(open([test], [use('live', 'video', 1)], 10, [live, test]), ...videos(2))).toEqual(['test', 'full']);
  expect(placed(open([live], [use('test', 'video', 2)], 10, [live, test]), ...videos(2))).toEqual(['live', 'full']);
});

test('a task that must go to one account waits for it', () => {
  const slots = open([A, B], [use('a', 'video', 2)]);
  expect(slots.place(request('video'), 'a')).toEqual({ kind: 'full' });
  expect(slots.place(request('video'), 'b').kind).toBe('placed');
});
