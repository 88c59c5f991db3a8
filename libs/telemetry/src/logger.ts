import type { LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { pino, type Logger as PinoLogger } from 'pino';
import { redact, redactText } from './redact.ts';

/** Fields of a log line, besides its message: ids and figures, never payloads. */
export type LogFields = Record<string, unknown>;

/** Structured logger: JSON lines on stdout with service, trace id and span id; everything passes the redactor. */
export class Logger implements LoggerService {
  private readonly pino: PinoLogger;

  constructor(serviceName: string, level = process.env['LOG_LEVEL'] ?? 'info') {
    this.pino = pino({
      level,
      base: { service: serviceName, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => redact(fields) as LogFields },
      mixin: () => {
        const span = trace.getActiveSpan()?.spanContext();
        return span ? { traceId: span.traceId, spanId: span.spanId } : {};
      },
    });
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, redactText(message));
  }

  /** Nest's word for info; its framework messages are debug noise for operators. */
  log(message: unknown, ...rest: unknown[]): void {
    this.pino.debug({ context: rest.at(-1) }, redactText(String(message)));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.pino.warn(fieldsOf(rest), redactText(String(message)));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.pino.error({ ...fieldsOf(rest), ...(message instanceof Error ? { error: message } : {}) }, redactText(message instanceof Error ? message.message : String(message)));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.pino.debug(fieldsOf(rest), redactText(String(message)));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.pino.trace(fieldsOf(rest), redactText(String(message)));
  }
}

function fieldsOf(rest: unknown[]): LogFields {
  const first = rest[0];
  if (first instanceof Error) return { error: first };
  if (typeof first === 'object' && first !== null) return first as LogFields;
  return rest.length > 0 ? { context: rest.map(String) } : {};
}
