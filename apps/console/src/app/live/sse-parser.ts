export interface ServerEvent {
  id: string | undefined;
  name: string;
  data: string;
}

/**
 * Reads a `text/event-stream` piece by piece, however the network cut it. Returns the events completed by
 * each piece. Comments (the server's heartbeats) and events without data yield nothing.
 */
export function createSseParser(): (piece: string) => ServerEvent[] {
  let rest = '';
  let isStart = true;
  let lastId: string | undefined;
  let name = '';
  let data: string[] = [];

  function takeLine(line: string, completed: ServerEvent[]): void {
    if (line === '') {
      if (data.length > 0) completed.push({ id: lastId, name: name || 'message', data: data.join('\n') });
      name = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') name = value;
    else if (field === 'id' && !value.includes('\0')) lastId = value;
  }

  return (piece) => {
    const completed: ServerEvent[] = [];
    rest += isStart ? piece.replace(/^\uFEFF/, '') : piece;
    if (piece !== '') isStart = false;
    for (;;) {
      const end = rest.search(/[\r\n]/);
      // A carriage return at the very end may be the first half of CRLF: wait for the next piece.
      if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return completed;
      const next = rest[end] === '\r' && rest[end + 1] === '\n' ? end + 2 : end + 1;
      takeLine(rest.slice(0, end), completed);
      rest = rest.slice(next);
    }
  };
}
