import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { removeWhenWeDie, startNats, startPostgres } from '../embedded.mjs';
import { isRunning, waitUntilGone } from '../processes/running-process.mjs';
import { runningPostmaster } from './postmaster.mjs';

const embedded = new URL('../embedded.mjs', import.meta.url).href;

function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-servers-'));
  fs.chmodSync(folder, 0o711);
  removeWhenWeDie(folder);
  return folder;
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts servers in a process of its own and returns what that process prints as JSON. */
async function startElsewhere(code) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `import { startPostgres, startNats } from '${embedded}'; ${code}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(JSON.parse(data))));
  return { child, printed };
}

/** Kills a launcher together with the guard that would tidy up after it: the worst case a next start can meet. */
function killWithGuard(launcher) {
  const children = fs.readFileSync(`/proc/${launcher.pid}/task/${launcher.pid}/children`, 'utf8').trim().split(' ').map(Number);
  const guard = children.find((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('death-guard'));
  process.kill(guard, 'SIGKILL');
  launcher.kill('SIGKILL');
}

describe('embedded PostgreSQL', () => {
  it('wants a password, keeps data over a restart on the same port, and stops', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const first = await startPostgres({ dataDir, fsync: false });
    await query(first.url, 'CREATE TABLE kept (id int)');
    await expect(query(first.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);

    const second = await startPostgres({ dataDir, port: first.port, fsync: false });
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 0 }]);
    await second.stop();
  });

  it('takes another port when the wished one is taken, and refuses to when told so', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const blocker = net.createServer();
    await new Promise((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address();
    await expect(startPostgres({ dataDir, port, strictPort: true, fsync: false })).rejects.toThrow('PostgreSQL did not start');
    const server = await startPostgres({ dataDir, port, fsync: false });
    expect(server.port).not.toBe(port);
    await server.stop();
    blocker.close();
  });

  it('says which folder keeps nobody out when root has no way in', async () => {
    if (process.getuid() !== 0) return;
    const closed = temporaryFolder();
    fs.chmodSync(closed, 0o700);
    await expect(startPostgres({ dataDir: path.join(closed, 'data') })).rejects.toThrow(`may not enter ${closed}`);
  });

  it('makes a cluster again when the first attempt was cut short', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    fs.mkdirSync(`${dataDir}.draft`);
    fs.writeFileSync(`${dataDir}.draft/PG_VERSION`, '18\n');
    const server = await startPostgres({ dataDir, fsync: false });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  (process.platform === 'linux' ? it : it.skip)('stops the server of a killed launcher and goes on with its data', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const { child, printed } = await startElsewhere(`const s = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} }); console.log(JSON.stringify({ pid: s.pid, url: s.url }));`);
    await query(printed.url, 'CREATE TABLE kept (id int)');
    killWithGuard(child);
    expect(runningPostmaster(fs.realpathSync(dataDir))).toBe(printed.pid);

    const server = await startPostgres({ dataDir, fsync: false });
    expect(isRunning(printed.pid)).toBe(false);
    expect(await query(server.url, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 0 }]);
    await server.stop();
  });

  it('loses no commit when it is killed, although fsync is off', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const first = await startPostgres({ dataDir, fsync: false });
    await query(first.url, 'CREATE TABLE kept (id int)');
    const client = new pg.Client({ connectionString: first.url });
    client.on('error', () => {});
    await client.connect();
    for (let id = 0; id < 50; id += 1) await client.query('INSERT INTO kept VALUES ($1)', [id]);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;

    const second = await startPostgres({ dataDir, fsync: false });
    expect(await query(second.url, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 50 }]);
    await second.stop();
  });

  it('is not misled by a pid that belongs to somebody else now', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const first = await startPostgres({ dataDir, fsync: false });
    await first.stop();
    fs.writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`, { mode: 0o600 });
    const second = await startPostgres({ dataDir, fsync: false });
    await second.stop();
  });
});

describe('embedded NATS', () => {
  it('keeps its configuration to itself and stops without an error', async () => {
    const storeDir = path.join(temporaryFolder(), 'nats');
    const server = await startNats({ storeDir, user: 'u"s er', password: 'p@ss{}"' });
    expect(fs.statSync(path.join(storeDir, 'nats-server.conf')).mode & 0o777).toBe(0o600);
    expect(new URL(server.url).password).toBe(encodeURIComponent('p@ss{}"'));
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
  });

  it('takes another port when the wished one is taken', async () => {
    const blocker = net.createServer();
    await new Promise((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address();
    const storeDir = path.join(temporaryFolder(), 'nats');
    await expect(startNats({ storeDir, port, strictPort: true })).rejects.toThrow('address already in use');
    const server = await startNats({ storeDir, port });
    expect(server.port).not.toBe(port);
    await server.stop();
    blocker.close();
  });

  (process.platform === 'linux' ? it : it.skip)('stops the server of a killed launcher before it opens the store', async () => {
    const storeDir = path.join(temporaryFolder(), 'nats');
    const { child, printed } = await startElsewhere(`const s = await startNats({ storeDir: ${JSON.stringify(storeDir)} }); console.log(JSON.stringify({ pid: s.pid }));`);
    killWithGuard(child);
    const server = await startNats({ storeDir });
    expect(isRunning(printed.pid)).toBe(false);
    await server.stop();
  });

  it('dies with a launcher that is killed', async () => {
    const storeDir = path.join(temporaryFolder(), 'nats');
    const { child, printed } = await startElsewhere(`const s = await startNats({ storeDir: ${JSON.stringify(storeDir)} }); console.log(JSON.stringify({ pid: s.pid }));`);
    child.kill('SIGKILL');
    expect(await waitUntilGone(printed.pid, 5000)).toBe(true);
  });
});
