#!/usr/bin/env node
import fs from 'node:fs';
import process from 'node:process';

const program = new URL('../dist/main.js', import.meta.url);
if (!fs.existsSync(program)) {
  process.stderr.write('kling is not built yet: run `npm run build` first.\n');
  process.exit(1);
}
await import(program.href);
