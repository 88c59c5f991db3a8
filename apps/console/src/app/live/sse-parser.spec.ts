import { createSseParser } from './sse-parser.ts';

const STREAM = ': hello\n\nid: 7\nevent: task.updated\ndata: {"id":"tsk_1"}\n\n: heartbeat\n\nid: 8\nevent: task.updated\ndata: {"id":\ndata: "tsk_2"}\n\n';
const EVENTS = [
  { id: '7', name: 'task.updated', data: '{"id":"tsk_1"}' },
  { id: '8', name: 'task.updated', data: '{"id":\n"tsk_2"}' },
];

describe('createSseParser', () => {
  it('reads events and passes over comments', () => {
    expect(createSseParser()(STREAM)).toEqual(EVENTS);
  });

  it.each([1, 2, 3, 7, 16])('gives the same when the network cuts the stream every %i characters', (size) => {
    const parse = createSseParser();
    const pieces = STREAM.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect(pieces.flatMap((piece) => parse(piece))).toEqual(EVENTS);
  });

  it.each(['\r\n', '\r'])('accepts lines that end in %j, also cut in the middle', (end) => {
    const parse = createSseParser();
    const stream = `${STREAM.replaceAll('\n', end)}:${end}`;
    expect(stream.split('').flatMap((character) => parse(character))).toEqual(EVENTS);
  });

  it('keeps the last id for events that have none, and names them message', () => {
    expect(createSseParser()('id: 3\ndata: a\n\ndata: b\n\n')).toEqual([
      { id: '3', name: 'message', data: 'a' },
      { id: '3', name: 'message', data: 'b' },
    ]);
  });

  it('drops a byte order mark, events without data, and an event that never ends', () => {
    expect(createSseParser()('\uFEFFevent: empty\n\ndata: x\n\ndata: unfinished\n')).toEqual([{ id: undefined, name: 'message', data: 'x' }]);
  });
});
