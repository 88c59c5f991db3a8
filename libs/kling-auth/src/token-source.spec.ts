import { createKlingTokenSource } from './token-source.ts';

const keys = { accessKey: 'ak', secretKey: 'sk' };

function clockAt(startMs: number) {
  let nowMs = startMs;
  return { now: () => new Date(nowMs), advanceSeconds: (seconds: number) => (nowMs += seconds * 1000) };
}

describe('createKlingTokenSource', () => {
  it('hands out one token until the refresh margin, then a new one', async () => {
    const clock = clockAt(1_790_000_000_000);
    const source = createKlingTokenSource({ ...keys, now: clock.now });
    const first = await source.token();
    clock.advanceSeconds(1619);
    expect(await source.token()).toBe(first);
    clock.advanceSeconds(1);
    expect(await source.token()).not.toBe(first);
  });

  it('gives concurrent callers the same signature', async () => {
    const source = createKlingTokenSource(keys);
    const [a, b] = [source.token(), source.token()];
    expect(a).toBe(b);
    expect(await a).toBe(await b);
  });

  it('signs again after invalidate and after the clock jumped back', async () => {
    const clock = clockAt(1_790_000_000_000);
    const source = createKlingTokenSource({ ...keys, now: clock.now });
    const first = await source.token();
    clock.advanceSeconds(10);
    source.invalidate();
    const second = await source.token();
    expect(second).not.toBe(first);
    clock.advanceSeconds(-3600);
    expect(await source.token()).not.toBe(second);
  });

  it('does not keep a failed signature', async () => {
    let fail = true;
    const source = createKlingTokenSource({
      ...keys,
      get secretKey() {
        return fail ? '' : 'sk';
      },
    });
    await expect(source.token()).rejects.toThrow(TypeError);
    fail = false;
    expect(await source.token()).toMatch(/^ey/);
  });

  it('refuses a margin that leaves no lifetime', () => {
    expect(() => createKlingTokenSource({ ...keys, ttlSeconds: 60, refreshBeforeSeconds: 60 })).toThrow(TypeError);
  });
});
