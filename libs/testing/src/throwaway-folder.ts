import { isRoot, removeWhenWeDie } from '@kp/stack/embedded';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new empty folder that is gone when this process is gone, even when it is killed. */
export function throwawayFolder(name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `kp-test-${name}-`));
  // For root, Postgres runs as `nobody` and must be able to pass through; nobody else can list it.
  if (isRoot) fs.chmodSync(folder, 0o711);
  removeWhenWeDie(folder);
  return folder;
}
