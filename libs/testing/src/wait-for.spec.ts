import { frozenClock, startProcess, waitFor } from './index.ts';

describe('waitFor', () => {
  it('returns what the condition gives at last, also after errors', async () => {
    let asked = 0;
    const answer = await waitFor(() => {
      asked += 1;
      if (asked === 1) throw new Error('not yet');
      return asked > 2 ? 'done' : undefined;
    });
    expect(answer).toBe('done');
  });

  it('says what did not come and why', async () => {
    const never = waitFor(() => Promise.reject(new Error('connection refused')), { timeoutMs: 60, describe: 'an answer' });
    await expect(never).rejects.toThrow('an answer did not come true within 60 ms: connection refused');
  });
});

describe('frozenClock', () => {
  it('stands still until it is moved', () => {
    const clock = frozenClock('2026-01-01T00:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
    clock.advance(1500);
    expect(clock.nowMs()).toBe(Date.parse('2026-01-01T00:00:01.500Z'));
    clock.set('2027-01-01T00:00:00Z');
    expect(clock.now().getUTCFullYear()).toBe(2027);
    expect(() => clock.set('yesterday')).toThrow('not a point in time');
  });
});

describe('startProcess', () => {
  it('tells output and end of a program', async () => {
    const program = startProcess({ args: ['-e', 'console.log("up", process.env.WHO); console.error("down"); process.exit(3)'], env: { WHO: 'me' } });
    expect((await program.printed(/up (\w+)/))[1]).toBe('me');
    expect(await program.exited).toEqual({ code: 3, signal: null });
    expect(program.output()).toContain('down');
  });

  it('does not wait for words of a program that has ended', async () => {
    const program = startProcess({ args: ['-e', 'console.log("last words")'] });
    await expect(program.printed(/never/)).rejects.toThrow('last words');
  });

  it('kills', async () => {
    const program = startProcess({ args: ['-e', 'setInterval(() => {}, 1000)'] });
    await program.kill();
    expect((await program.exited).signal).toBe('SIGKILL');
  });
});
