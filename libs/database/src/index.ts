export * from './database.ts';
export * from './data-source.ts';
export * from './database-errors.ts';
export * from './provision.ts';
