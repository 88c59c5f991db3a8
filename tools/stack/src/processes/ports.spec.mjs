import net from 'node:net';
import { freePort, isPortFree, nextFreePort, releasePorts } from './ports.mjs';

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

const close = (server) => new Promise((resolve) => server.close(resolve));

describe('ports', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('sees a port taken by a server on %s', async (host) => {
    const port = await freePort();
    const server = await listen(port, host);
    expect(await isPortFree(port)).toBe(false);
    await close(server);
    expect(await isPortFree(port)).toBe(true);
  });

  it('never gives the same port twice, although nobody listens yet', async () => {
    const ports = await Promise.all(Array.from({ length: 30 }, () => freePort()));
    expect(new Set(ports).size).toBe(30);
  });

  it('stays out of the range of outgoing connections', async () => {
    const port = await freePort();
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_768);
  });

  it('gives the preferred port when it is free, and another one when it is not', async () => {
    const wished = await freePort();
    releasePorts([wished]);
    expect(await freePort(wished)).toBe(wished);
    releasePorts([wished]);
    const server = await listen(wished, '127.0.0.1');
    expect(await freePort(wished)).not.toBe(wished);
    await close(server);
  });

  it('goes upwards from a port that is taken', async () => {
    const first = await freePort();
    releasePorts([first]);
    const server = await listen(first, '127.0.0.1');
    const next = await nextFreePort(first);
    expect(next).toBeGreaterThan(first);
    expect(next).toBeLessThan(first + 50);
    await close(server);
  });
});
