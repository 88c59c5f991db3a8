import { generateKeyPairSync, sign } from 'node:crypto';
import { globalAgent } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:tls';

/** A TLS front for clients that refuse a base URL without https: the bytes go on unchanged to the plain server behind it. */
export interface HttpsFront {
  url: string;
  close(): Promise<void>;
}

/**
 * Listens on a free port of localhost with a certificate made for this run, and lets this process trust it until closed.
 *
 * @param plainUrl the server behind, `http://127.0.0.1:1234`
 */
export async function startHttpsFront(plainUrl: string): Promise<HttpsFront> {
  const { key, certificate } = selfSigned();
  const { hostname, port } = new URL(plainUrl);
  const sockets = new Set<Socket>();
  const server = createServer({ key, cert: certificate }, (outside) => {
    const inside = connect(Number(port), hostname);
    for (const socket of [outside, inside]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    outside.pipe(inside).pipe(outside);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const trustedBefore = globalAgent.options.ca;
  globalAgent.options.ca = certificate;
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      globalAgent.options.ca = trustedBefore;
      globalAgent.destroy();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A P-256 key and a certificate for localhost, valid for a day around now, both as PEM (X.509 v3, RFC 5280). */
function selfSigned(): { key: string; certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, oid('2a8648ce3d040302'));
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from('localhost')))));
  const names = der(0x30, der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    der(0x30, utcTime(-1), utcTime(1)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, der(0x30, der(0x30, oid('551d11'), der(0x04, names)))),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = der(0x30, body, ecdsaWithSha256, signature).toString('base64');
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

function utcTime(daysFromNow: number): Buffer {
  const [date = '', time = ''] = new Date(Date.now() + daysFromNow * 86_400_000).toISOString().split(/[T.]/);
  return der(0x17, Buffer.from(`${date.slice(2).replaceAll('-', '')}${time.replaceAll(':', '')}Z`));
}
