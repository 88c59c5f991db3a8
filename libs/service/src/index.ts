export * from './load-config.ts';
export * from './base-config.ts';
export * from './run-service.ts';
