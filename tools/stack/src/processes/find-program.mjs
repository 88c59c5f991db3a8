import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Whether the file can be run by us. */
export function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Full path of a program in the folders of PATH, or undefined. */
export function findOnPath(name, searchPath = process.env.PATH ?? '') {
  return searchPath
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}
