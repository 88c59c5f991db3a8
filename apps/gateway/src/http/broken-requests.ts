import { toProblem } from '@kp/http';
import { AppError, newId, type ErrorCode } from '@kp/task-contracts';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const REASONS: Record<string, [ErrorCode, string]> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'Address and headers may have 16 KiB together.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'The request did not arrive in time.'],
};

/**
 * Answers what is no HTTP request and ends the connection: what follows on it cannot be told from the broken part. An
 * answer that has begun is only cut off, so that no request ever gets two.
 */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // Node keeps the answer in progress here, and its own handler asks the same way.
  const current = (socket as { _httpMessage?: ServerResponse | null })._httpMessage;
  if (!socket.writable || current?.headersSent) {
    socket.destroy();
    return;
  }
  const requestId = newId('request');
  const refusal = new AppError(...(REASONS[error.code ?? ''] ?? ['bad-request', 'This is no valid HTTP request.']));
  const body = JSON.stringify(toProblem(refusal, requestId));
  socket.write(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-request-id: ${requestId}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n${body}`);
  socket.destroySoon();
}
