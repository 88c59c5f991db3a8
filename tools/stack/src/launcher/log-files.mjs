import fs from 'node:fs';
import path from 'node:path';

/**
 * One log file per part of the stack. Each start begins new files and keeps the last ones as
 * `<name>.previous.log`, since those are what one wants to read after a crash.
 */
export function openLogFiles(folder) {
  const prepared = new Set();
  const file = (name) => {
    const current = path.join(folder, `${name}.log`);
    if (!prepared.has(name)) {
      prepared.add(name);
      if (fs.existsSync(current)) fs.renameSync(current, path.join(folder, `${name}.previous.log`));
      fs.writeFileSync(current, '', { mode: 0o600 });
    }
    return current;
  };
  return {
    /** Path of the log file of one part. */
    file,
    /** A function that appends lines to the file of one part. */
    lineWriter: (name) => {
      const target = file(name);
      return (line) => {
        try {
          fs.appendFileSync(target, `${line}\n`);
        } catch {
          // A full disk costs a line of the log, not the stack.
        }
      };
    },
  };
}
