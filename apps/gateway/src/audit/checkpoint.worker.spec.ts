import { FileStore } from '@kp/object-store';
import { Logger } from '@kp/telemetry';
import { waitFor, type DatabaseCopy } from '@kp/testing';
import { chmod, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { SECRET, startAuditLog, type AuditLog } from './audit-log.fixture.ts';
import { checkpointKey, readCheckpointFile, sha256Hex, type Checkpoint } from './checkpoint.ts';
import { CheckpointKeys } from './checkpoint-keys.ts';
import { CheckpointWorker } from './checkpoint.worker.ts';
import { verifyAuditLog } from './verify-log.ts';

let log: AuditLog;
let database: DatabaseCopy;
beforeAll(async () => {
  database = await createGatewayDatabase();
});
beforeEach(async () => {
  await database.reset();
  log = await startAuditLog(database);
});
afterEach(() => log.stop());
afterAll(() => database.drop());

async function filesOf(chain: string): Promise<{ seq: number; jws: string; content: Checkpoint }[]> {
  const keys: string[] = [];
  for await (const key of log.objects.list(`audit/checkpoints/${chain}/`)) keys.push(key);
  return Promise.all(keys.sort().map(async (key) => {
    const seq = Number(key.split('/').at(-1)?.slice(0, 12));
    const jws = (await readCheckpointFile(log.objects, chain, seq)) ?? '';
    return { seq, jws, content: JSON.parse(await log.keys.verify(jws)) as Checkpoint };
  }));
}
const intact = async () => (await verifyAuditLog(log)).findings;
const workerOn = (objects: FileStore) => new CheckpointWorker({ checkpoints: log.checkpoints, objects, keys: log.keys, logger: new Logger('test', 'silent') });

test('says what the chain holds, names the file before it, and comes at most once a second', async () => {
  await log.append('ws_a', 3);
  await log.worker.run();
  await log.append('ws_a', 2);
  await log.worker.run();
  expect((await filesOf('ws_a')).map(({ seq }) => seq)).toEqual([3]);
  await log.checkpoint();
  const [first, second] = await filesOf('ws_a');
  const [head] = await log.database.query<{ last_hash: Buffer }>(`SELECT last_hash FROM audit_chain WHERE chain = 'ws_a'`);
  expect(first?.content).toMatchObject({ chain: 'ws_a', seq: 3, previousCheckpointSha256: null });
  expect(second?.content).toMatchObject({ chain: 'ws_a', seq: 5, hash: head?.last_hash.toString('hex'), previousCheckpointSha256: sha256Hex(first?.jws ?? '') });
});

test('a started worker covers an append soon, and again right after the one before', async () => {
  log.worker.onApplicationBootstrap();
  for (const total of [1, 2]) {
    await log.append('ws_a', 1);
    await waitFor(async () => (await filesOf('ws_a')).at(-1)?.seq === total, { timeoutMs: 5_000, describe: 'the checkpoint' });
  }
  await log.worker.onModuleDestroy();
  expect((await filesOf('ws_a')).map(({ seq }) => seq)).toEqual([1, 2]);
});

test('a burst gets one at every thousand entries, whatever the time', async () => {
  await log.append('ws_a', 2_500);
  await log.worker.run();
  await log.checkpoint();
  expect((await filesOf('ws_a')).map(({ seq }) => seq)).toEqual([1_000, 2_000, 2_500]);
  expect(await intact()).toEqual([]);
});

test('two replicas make one chain of checkpoints', async () => {
  const other = workerOn(log.objects);
  for (let round = 0; round < 6; round += 1) {
    await Promise.all([log.append('ws_a', 40), log.append('ws_b', 3)]);
    await log.owner.query(`UPDATE audit_checkpoint SET signed_at = signed_at - interval '2 seconds'`);
    await Promise.all([log.worker.run(), other.run()]);
  }
  await log.checkpoint();
  const files = await filesOf('ws_a');
  expect(files.at(-1)?.seq).toBe(240);
  expect(files.slice(1).map(({ content }) => content.previousCheckpointSha256)).toEqual(files.slice(0, -1).map(({ jws }) => sha256Hex(jws)));
  expect(await intact()).toEqual([]);
});

test('a crash between signing and storing loses nothing and signs nothing twice', async () => {
  await log.append('ws_a', 2);
  await log.checkpoints.nextToStore('ws_a', (content) => log.keys.sign(JSON.stringify(content)));
  await log.append('ws_a', 2);
  await log.checkpoint();
  await log.checkpoint();
  expect((await filesOf('ws_a')).map(({ seq }) => seq)).toEqual([2, 4]);
  expect(await intact()).toEqual([]);
});

test('with the object store away entries are still appended, and checkpoints are made up for', async () => {
  await log.append('ws_a', 1);
  await log.checkpoint();
  await rename(log.folder, `${log.folder}-away`);
  await chmod(`${log.folder}-away`, 0o711);
  // A file where the folder was: nothing can be written below it.
  await new FileStore(`${log.folder}-blocker`).put('x', Readable.from(['x']), { contentType: 'text/plain', maxBytes: 1 });
  await rename(`${log.folder}-blocker/x`, log.folder);
  await log.append('ws_a', 1_500);
  const away = workerOn(log.objects);
  await log.owner.query(`UPDATE audit_checkpoint SET signed_at = signed_at - interval '2 seconds'`);
  await away.run();
  expect(await log.checkpoints.unsignedEntries()).toBe(1_500);
  await rename(log.folder, `${log.folder}-blocker/x`);
  await rename(`${log.folder}-away`, log.folder);
  await log.checkpoint();
  await log.checkpoint();
  expect((await filesOf('ws_a')).map(({ seq }) => seq)).toEqual([1, 1_001, 1_501]);
  expect([await log.checkpoints.unsignedEntries(), await intact()]).toEqual([0, []]);
});

test('what lies there already is never overwritten, and a chain that was rewritten is not signed', async () => {
  await log.append('ws_a', 2);
  await log.append('ws_b', 2);
  await log.objects.put(checkpointKey('ws_a', 2), Readable.from(['not ours']), { contentType: 'text/plain', maxBytes: 100 });
  await log.checkpoint();
  expect(await readCheckpointFile(log.objects, 'ws_a', 2)).toBe('not ours');
  expect((await filesOf('ws_b')).map(({ seq }) => seq)).toEqual([2]);
  await log.owner.query(`UPDATE audit_entry SET hash = sha256('x') WHERE chain = 'ws_b' AND seq = 2`);
  await log.append('ws_b', 1);
  await log.checkpoint();
  expect((await filesOf('ws_b')).map(({ seq }) => seq)).toEqual([2]);
  expect(await log.checkpoints.unsignedEntries()).toBe(3);
});

test('keys rotate: the first one signs, former ones still verify, and without them their checkpoints are named', async () => {
  const next = 'a newer secret of the specs, longer than 32';
  const rotated = CheckpointKeys.fromSecrets(`${next}, ${SECRET}`);
  await log.append('ws_a', 1);
  await log.checkpoint();
  await log.append('ws_a', 1);
  await log.owner.query(`UPDATE audit_checkpoint SET signed_at = signed_at - interval '2 seconds'`);
  await new CheckpointWorker({ checkpoints: log.checkpoints, objects: log.objects, keys: rotated, logger: new Logger('test', 'silent') }).run();
  expect(await verifyAuditLog({ ...log, keys: rotated })).toMatchObject({ checkpoints: 2, findings: [] });
  expect((await verifyAuditLog({ ...log, keys: CheckpointKeys.fromSecrets(next) })).findings).toEqual([expect.objectContaining({ kind: 'checkpoint-unknown-key', fromSeq: 1 })]);
});
