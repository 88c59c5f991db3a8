export * from './capabilities.ts';
export * from './validate-task.ts';
export * from './prices.ts';
export * from './errors.ts';
export * from './legacy-wire.ts';
export * from './legacy-payload.ts';
