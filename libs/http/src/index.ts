export * from './problem.filter.ts';
export * from './outbound-fetch.ts';
export * from './guarded-fetch.ts';
export * from './outbound-errors.ts';
export * from './outbound-allow-list.ts';
export * from './resolve-all.ts';
export * from './client-network.ts';
export * from './parse-strict-json.ts';
