import net from 'node:net';

// Below Linux' range for outgoing connections (32768 and up): a port from that range can be taken by any
// client socket in the moment between a service's death and its restart on the same port.
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;
const HIGHEST_PORT_OF_ALL = 65_535;
const ATTEMPTS = 200;

/** Ports this process has already given away; their servers may not listen yet. */
const handedOut = new Set();

function canListen(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(500, () => finish(true));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

/**
 * Whether a server of ours could listen on 127.0.0.1 at this port. Some systems let a second server bind
 * the loopback address while another holds all addresses, so nobody may answer there either.
 */
export async function isPortFree(port) {
  return (await canListen(port)) && !(await answers(port));
}

/** A free port that no other call in this process has been given; `preferred` when that one is free. */
export async function freePort(preferred) {
  if (preferred && !handedOut.has(preferred) && (await isPortFree(preferred))) {
    handedOut.add(preferred);
    return preferred;
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = LOWEST_PORT + Math.floor(Math.random() * (HIGHEST_PORT - LOWEST_PORT));
    if (handedOut.has(port)) continue;
    handedOut.add(port);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No free port found between ${LOWEST_PORT} and ${HIGHEST_PORT}`);
}

/** The first free port at or after `first`: what a person expects who asked for 3000 and cannot have it. */
export async function nextFreePort(first) {
  for (let port = first; port <= HIGHEST_PORT_OF_ALL; port += 1) {
    if (!handedOut.has(port) && (await isPortFree(port))) {
      handedOut.add(port);
      return port;
    }
  }
  throw new Error(`No free port found from ${first} upwards`);
}

/** Gives ports back once their servers have stopped for good. */
export function releasePorts(ports) {
  for (const port of ports) handedOut.delete(port);
}
