// Completes package-lock.json after `npm install` on a registry that serves only some platforms' binaries.
// npm leaves an optional package that it could not fetch out of the lock, and `npm ci` then refuses that
// same lock ("Missing: … from lock file"). The entries added here carry no integrity; a lock written
// against a full registry needs none of them. Run with `npm run lock`.
import fs from 'node:fs';
import process from 'node:process';

const OPERATING_SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Operating system and processor a platform package is for, read from its name (`@swc/core-darwin-arm64`). */
function platformOf(name) {
  const words = name.replace(/^@[^/]+\//, '').replace('windows', 'win32').split(/[-.]/);
  const os = OPERATING_SYSTEMS.filter((each) => words.includes(each));
  const cpu = PROCESSORS.filter((each) => words.some((word) => word === each || (each === 'arm' && /^arm(v\d|$)/.test(word) && word !== 'arm64')));
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}) };
}

const path = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(fs.readFileSync(path, 'utf8'));
let added = 0;
for (const [location, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${location ? `${location}/` : ''}node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[`node_modules/${name}`]) continue;
    lock.packages[`node_modules/${name}`] = { version: range.replace(/^[^\d]*/, ''), ...platformOf(name), optional: true };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
fs.writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${path}: ${added} optional platform packages added`);
