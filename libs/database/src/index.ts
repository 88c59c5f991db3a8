export * from './database.ts';
export * from './data-source.ts';
export * from './database-away.ts';
export * from './provision.ts';
