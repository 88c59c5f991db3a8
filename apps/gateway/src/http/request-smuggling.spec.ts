import { openDoor, sendRaw, type Door } from './door.fixture.ts';

let door: Door;
beforeAll(async () => void (door = await openDoor()));
afterAll(() => door.stop());
beforeEach(() => void door.handled.splice(0));

const HEAD = 'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
/** What an attacker wants to be read as a request of somebody else. */
const SMUGGLED = 'GET /whoami HTTP/1.1\r\nHost: a\r\n\r\n';

const CASES: [string, string][] = [
  ['length and chunks', `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['chunks and length', `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['length 0 and chunks', `${HEAD}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['two lengths', `${HEAD}Content-Length: 0\r\nContent-Length: ${SMUGGLED.length}\r\n\r\n${SMUGGLED}`],
  ['two equal lengths', `${HEAD}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['a list of lengths', `${HEAD}Content-Length: 2, 2\r\n\r\n{}${SMUGGLED}`],
  ['a signed length', `${HEAD}Content-Length: +2\r\n\r\n{}${SMUGGLED}`],
  ['a negative length', `${HEAD}Content-Length: -2\r\n\r\n{}${SMUGGLED}`],
  ['a hexadecimal length', `${HEAD}Content-Length: 0x2\r\n\r\n{}${SMUGGLED}`],
  ['a length with a space inside', `${HEAD}Content-Length: 2 0\r\n\r\n{}${SMUGGLED}`],
  ['an empty length', `${HEAD}Content-Length:\r\n\r\n{}${SMUGGLED}`],
  ['an enormous length', `${HEAD}Content-Length: 18446744073709551618\r\n\r\n{}${SMUGGLED}`],
  ['a space before the colon', `${HEAD}Content-Length : 2\r\n\r\n{}${SMUGGLED}`],
  ['a space before the colon of chunks', `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a folded header', `${HEAD}Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['a folded first header', `POST /echo HTTP/1.1\r\n Host: a\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['bare line feeds', `${HEAD.replaceAll('\r\n', '\n')}Content-Length: 2\n\n{}${SMUGGLED}`],
  ['a bare line feed in a header', `${HEAD}X: a\nContent-Length: 0\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['a bare carriage return', `${HEAD}X: a\rTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['a bare line feed after the headers', `${HEAD}Content-Length: 2\r\n\n{}${SMUGGLED}`],
  ['a null in a header', `${HEAD}X: a\0b\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['an unknown encoding', `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['identity', `${HEAD}Transfer-Encoding: identity\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['chunked, then identity', `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['chunked twice', `${HEAD}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['two encodings', `${HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a quoted encoding', `${HEAD}Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a vertical tab before chunked', `${HEAD}Transfer-Encoding: \u000bchunked\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['an encoding with a parameter', `${HEAD}Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n${SMUGGLED}`],
  ['a chunk without its end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n${SMUGGLED}`],
  ['a chunk size with 0x', `${HEAD}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n${SMUGGLED}`],
  ['a negative chunk size', `${HEAD}Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n${SMUGGLED}`],
  ['an enormous chunk size', `${HEAD}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n${SMUGGLED}`],
  ['a chunk size ended by a line feed', `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n${SMUGGLED}`],
  ['a space after a chunk size', `${HEAD}Transfer-Encoding: chunked\r\n\r\n2 \r\n{}\r\n0\r\n\r\n${SMUGGLED}`],
  ['no host', `POST /echo HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['an unknown version', `${HEAD.replace('1.1', '3.0')}Content-Length: 2\r\n\r\n{}${SMUGGLED}`],
  ['HTTP/0.9', `GET /whoami\r\n\r\n${SMUGGLED}`],
  ['HTTP/2 in the clear', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${SMUGGLED}`],
  ['a line feed in the address', `GET /who\nami HTTP/1.1\r\nHost: a\r\n\r\n${SMUGGLED}`],
  ['nonsense', `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${SMUGGLED}`],
];

it.each(CASES)('%s: one answer at most, and the connection ends', async (_what, bytes) => {
  const { statuses, isClosed, text } = await sendRaw(door.port, bytes);
  expect(statuses.length).toBeLessThanOrEqual(1);
  expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
  expect(isClosed).toBe(true);
  expect(text).not.toContain('"ip"');
  expect(door.handled).toEqual([]);
});

it.each(CASES)('%s, a byte sooner or later: the same', async (_what, bytes) => {
  const cut = bytes.indexOf('\r\n\r\n') + 4 || Math.floor(bytes.length / 2);
  const { statuses, text } = await sendRaw(door.port, [bytes.slice(0, 10), bytes.slice(10, cut), bytes.slice(cut)]);
  expect(statuses.length).toBeLessThanOrEqual(1);
  expect(text).not.toContain('"ip"');
});

it('a body on GET is refused, and nothing in it is read as a request', async () => {
  const { statuses, isClosed } = await sendRaw(door.port, `GET /whoami HTTP/1.1\r\nHost: a\r\nContent-Length: ${SMUGGLED.length}\r\n\r\n${SMUGGLED}`);
  expect([statuses, isClosed, door.handled]).toEqual([[400], true, []]);
});

it('an answer that ends the connection is the last one, whatever else was sent', async () => {
  const { statuses, isClosed } = await sendRaw(door.port, `GET /whoami HTTP/1.0\r\nConnection: keep-alive\r\n\r\n${SMUGGLED}`);
  expect([statuses, isClosed, door.handled]).toEqual([[200], true, ['GET /whoami']]);
});

it('two proper requests in a row get two answers, in order', async () => {
  const { statuses } = await sendRaw(door.port, `${HEAD}Content-Length: 2\r\n\r\n{}${SMUGGLED}`);
  expect([statuses, door.handled]).toEqual([[200, 200], ['POST /echo', 'GET /whoami']]);
});

it('chunks are read', async () => {
  const { statuses, text } = await sendRaw(door.port, `${HEAD}Transfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n0\r\n\r\n`);
  expect(statuses).toEqual([200]);
  expect(text).toContain('"body":{"a":1}');
});
