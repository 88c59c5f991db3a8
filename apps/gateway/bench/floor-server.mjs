// The least a server of events can be: node:http, one write for each reader, nothing checked.
import { createServer } from 'node:http';
import process from 'node:process';

const readers = new Set();
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'keep-alive' });
  response.write('retry: 1000\n\n');
  readers.add(response);
  response.on('close', () => readers.delete(response));
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
setInterval(() => {
  for (const reader of readers) reader.write(': still here\n\n');
}, 15_000);
process.on('message', (message) => {
  if (!message.frame) return;
  const frame = Buffer.from(message.frame);
  for (const reader of readers) reader.write(frame);
});
process.on('disconnect', () => process.exit(0));
