import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of this checkout: the folder that holds package.json, apps, libs and tools. */
export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
