export * from './logger.ts';
export * from './redact.ts';
export * from './tracing.ts';
export * from './metric-names.ts';
