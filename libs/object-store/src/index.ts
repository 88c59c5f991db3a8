export * from './object-store.ts';
export * from './file-store.ts';
export * from './media-link.ts';
export * from './open-object-store.ts';
