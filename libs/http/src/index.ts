export * from './problem.filter.ts';
export * from './outbound-fetch.ts';
