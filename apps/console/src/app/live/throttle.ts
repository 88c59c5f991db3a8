/** Runs `work` at once, and then at most once per interval while there is more to do. */
export function createThrottle(intervalMs: number, work: () => void): { request: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;

  function run(): void {
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) run();
    }, intervalMs);
    work();
  }

  return {
    request: () => {
      isWanted = true;
      if (timer === undefined) run();
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  };
}
