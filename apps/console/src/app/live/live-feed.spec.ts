import { type FeedState, reconnectDelayMs, startLiveFeed } from './live-feed.ts';

describe('reconnectDelayMs', () => {
  it('doubles from half a second to fifteen', () => {
    const delays = [0, 1, 2, 3, 4, 5, 9].map((failures) => reconnectDelayMs(failures, () => 0.5));
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it('spreads by a quarter to both sides', () => {
    expect(reconnectDelayMs(0, () => 0)).toBe(375);
    expect(reconnectDelayMs(0, () => 1)).toBe(625);
  });
});

describe('startLiveFeed', () => {
  it('comes back after a cut and asks for what followed the last event it saw', async () => {
    const resumedFrom: (string | undefined)[] = [];
    const seen: string[] = [];
    const states: FeedState[] = [];
    await new Promise<void>((resolve) => {
      const stop = startLiveFeed({
        open: async (lastEventId) => {
          resumedFrom.push(lastEventId);
          const number = resumedFrom.length;
          return new Response(`id: ${number}\nevent: task.updated\ndata: ${number}\n\n`);
        },
        onEvent: (event) => {
          seen.push(event.data);
          if (seen.length < 2) return;
          stop();
          resolve();
        },
        onState: (state) => states.push(state),
      });
    });
    expect(resumedFrom).toEqual([undefined, '1']);
    expect(seen).toEqual(['1', '2']);
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });
});
