/** What a child that was started with the probe uses: `usage` after a garbage collection, `cpu` without one. */
export function usageOf(child, what = 'usage') {
  return new Promise((resolve) => {
    const onMessage = (message) => {
      if (typeof message !== 'object' || !('rss' in message)) return;
      child.off('message', onMessage);
      resolve(message);
    };
    child.on('message', onMessage);
    child.send(what);
  });
}
