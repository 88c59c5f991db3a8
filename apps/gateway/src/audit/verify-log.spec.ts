import fc from 'fast-check';
import { Readable } from 'node:stream';
import { startAuditLog, type AuditLog } from './audit-log.fixture.ts';
import type { AuditFindingView } from './audit-views.ts';
import { checkpointKey, readCheckpointFile } from './checkpoint.ts';
import { CheckpointKeys } from './checkpoint-keys.ts';
import { CONTENT_SQL, contentHash, linkHash } from './entry-hash.ts';
import { verifyAuditLog } from './verify-log.ts';

const CHAIN = 'ws_a';
const ENTRIES = 300;
const RUNS = 12;
/** `npm run proof` takes more places for each kind of tampering than there is time for in a test run. */
const SHARE = process.env['PROOF'] === '1' ? 5 : 0.4;
const TABLES = ['audit_entry', 'audit_chain', 'audit_checkpoint'] as const;
let log: AuditLog;
/** Numbers of the checkpoints of CHAIN, and their files. */
let signed: number[] = [];
let files: Map<number, string>;

beforeAll(async () => {
  log = await startAuditLog();
  await log.append('platform', 40);
  const sizes = [1, 1, 2, 17, 40, 9, 60, 33, 25, 70, 12, 30];
  for (const size of sizes) {
    await log.append(CHAIN, size);
    await log.checkpoint();
  }
  let total = 0;
  signed = sizes.map((size) => (total += size));
  files = new Map(await Promise.all(signed.map(async (seq) => [seq, (await readCheckpointFile(log.objects, CHAIN, seq)) ?? ''] as const)));
  for (const table of TABLES) await log.owner.query(`CREATE TABLE saved_${table} AS SELECT * FROM ${table}`);
});
afterAll(() => log?.stop());

/** Only some tests touch the files, and to read them all takes longer than to verify the log. */
let areFilesTouched = false;

async function restore(): Promise<void> {
  await log.owner.script([...TABLES.map((table) => `DELETE FROM ${table}`), ...TABLES.map((table) => `INSERT INTO ${table} SELECT * FROM saved_${table}`)]);
  if (areFilesTouched) for (const [seq, jws] of files) if ((await readCheckpointFile(log.objects, CHAIN, seq)) !== jws) await write(seq, jws);
}
const write = (seq: number, jws: string) => log.objects.put(checkpointKey(CHAIN, seq), Readable.from([Buffer.from(jws)]), { contentType: 'application/jose', maxBytes: 100_000 });
const verify = (chain?: string) => verifyAuditLog(log, chain ? { chain } : {});
const sql = (text: string, parameters: unknown[] = []) => log.owner.query(text, parameters);

const row = fc.integer({ min: 1, max: ENTRIES });
const inner = fc.integer({ min: 2, max: ENTRIES - 2 });
const isNamed = (findings: AuditFindingView[], seq: number) => findings.some(({ chain, fromSeq = 0, toSeq = 0 }) => chain === CHAIN && fromSeq <= seq && seq <= toSeq);

/** Applies one kind of tampering at places of its choice, many times. */
async function tampering<Place>(place: fc.Arbitrary<Place>, apply: (place: Place) => Promise<unknown>, expected: (place: Place, findings: AuditFindingView[]) => void, runs = RUNS): Promise<void> {
  await fc.assert(
    fc.asyncProperty(place, async (chosen) => {
      await apply(chosen);
      try {
        const { findings } = await verify();
        expected(chosen, findings);
      } finally {
        await restore();
      }
    }),
    { numRuns: Math.ceil(runs * SHARE) },
  );
}
const exactly = (kind: string) => (seq: number, findings: AuditFindingView[]) => expect(findings).toEqual([expect.objectContaining({ kind, chain: CHAIN, fromSeq: seq, toSeq: seq })]);

test('an untouched log is intact, with and without a place to begin at', async () => {
  expect(await verify()).toEqual({ chains: 2, entries: ENTRIES + 40, checkpoints: signed.length + 1, findingCount: 0, findings: [] });
  expect(await verifyAuditLog(log, { chain: CHAIN, since: { seq: signed[5] ?? 0 } })).toMatchObject({ chains: 1, entries: ENTRIES - (signed[5] ?? 0), checkpoints: signed.length - 6, findingCount: 0 });
  expect(await verifyAuditLog(log, { since: { before: new Date() } })).toMatchObject({ entries: 0, findingCount: 0 });
  expect(await verifyAuditLog(log, { since: { before: new Date(0) } })).toMatchObject({ entries: ENTRIES + 40, findingCount: 0 });
});

test('the public key alone verifies it', async () => {
  const keys = CheckpointKeys.fromPublicKeys(JSON.stringify(await log.keys.publicKeys()));
  expect(await verifyAuditLog({ ...log, keys })).toMatchObject({ checkpoints: signed.length + 1, findingCount: 0 });
});

describe('one column of one entry', () => {
  const CHANGES: Record<string, string> = {
    occurred_at: `occurred_at = occurred_at + interval '1 millisecond'`,
    action: `action = action || 'x'`,
    actor_kind: `actor_kind = CASE actor_kind WHEN 'user' THEN 'api-key' ELSE 'user' END`,
    actor_id: `actor_id = actor_id || '0'`,
    'actor_name, taken away': 'actor_name = NULL',
    target_kind: `target_kind = 'user'`,
    target_id: `target_id = 'key_x'`,
    target_name: `target_name = upper(target_name)`,
    'before, by a space': `before = (' ' || before::text)::json`,
    'before, from a value to null': `before = 'null'`,
    'after, taken away': 'after = NULL',
    'after, by what a number cannot hold': `after = replace(after::text, '}', '.00000000000000000001}')::json`,
    reason: `reason = reason || ' '`,
    request_id: `request_id = 'req_x'`,
    ip: `ip = '203.0.113.250'`,
    hash: `hash = sha256('x')`,
    'reason and target at once': `reason = '', target_name = ''`,
  };
  test.each(Object.entries(CHANGES))('%s', (_what, set) => tampering(row, (seq) => sql(`UPDATE audit_entry SET ${set} WHERE chain = $1 AND seq = $2`, [CHAIN, seq]), exactly('entry-altered'), 6));

  test('its chain', () => tampering(inner, (seq) => sql(`UPDATE audit_entry SET chain = 'ws_z' WHERE chain = $1 AND seq = $2`, [CHAIN, seq]), (seq, findings) => {
    expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'entry-missing', chain: CHAIN, fromSeq: seq, toSeq: seq }), expect.objectContaining({ chain: 'ws_z' })]));
  }));

  test('content and hash together: the entry is named, and at most the one after it', () => tampering(row, (seq) => sql(`UPDATE audit_entry SET reason = 'x', hash = sha256('y') WHERE chain = $1 AND seq = $2`, [CHAIN, seq]), (seq, findings) => {
    expect(findings[0]).toMatchObject({ kind: 'entry-altered', fromSeq: seq });
    expect(findings.every((finding) => (finding.fromSeq ?? 0) <= seq + 1)).toBe(true);
  }));

  test('content with its own hash recomputed: the entry, the link after it or the stretch since the last checkpoint is named', () => tampering(row, (seq) => rewrite(seq, seq), (seq, findings) => {
    expect(isNamed(findings, seq) || isNamed(findings, seq + 1)).toBe(true);
    expect(findings.map(({ message }) => message).join()).toMatch(new RegExp(`\\b${seq}\\b`));
  }));
});

describe('entries taken away', () => {
  test('one', () => tampering(inner, (seq) => sql('DELETE FROM audit_entry WHERE chain = $1 AND seq = $2', [CHAIN, seq]), exactly('entry-missing')));
  test('the first one', () => tampering(fc.constant(1), () => sql('DELETE FROM audit_entry WHERE chain = $1 AND seq = 1', [CHAIN]), exactly('entry-missing'), 1));
  test('several in a row', () => tampering(fc.tuple(inner, fc.integer({ min: 1, max: 40 })), ([seq, more]) => sql('DELETE FROM audit_entry WHERE chain = $1 AND seq BETWEEN $2 AND $3', [CHAIN, seq, Math.min(seq + more, ENTRIES - 1)]), ([seq, more], findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: 'entry-missing', fromSeq: seq, toSeq: Math.min(seq + more, ENTRIES - 1) })]);
  }));
  test('one, with the gap closed and the head lowered', () => tampering(inner, async (seq) => {
    await sql('DELETE FROM audit_entry WHERE chain = $1 AND seq = $2', [CHAIN, seq]);
    await move(seq + 1, -1);
    await sql('UPDATE audit_chain SET last_seq = last_seq - 1 WHERE chain = $1', [CHAIN]);
  }, exactly('entry-missing')));
  test.each([[false, false], [true, false], [true, true]])('the end of the chain (head lowered: %p, record of checkpoints removed: %p)', (lowered, forgotten) => tampering(fc.integer({ min: 1, max: ENTRIES - 1 }), async (kept) => {
    await sql('DELETE FROM audit_entry WHERE chain = $1 AND seq > $2', [CHAIN, kept]);
    if (lowered) await sql('UPDATE audit_chain SET last_seq = $2, last_hash = (SELECT hash FROM audit_entry WHERE chain = $1 AND seq = $2) WHERE chain = $1', [CHAIN, kept]);
    if (forgotten) await sql('DELETE FROM audit_checkpoint WHERE chain = $1', [CHAIN]);
  }, (kept, findings) => expect(findings).toEqual([expect.objectContaining({ kind: 'chain-truncated', fromSeq: kept + 1, toSeq: ENTRIES })])));
  test.each([['entries', ['audit_entry']], ['everything the database knows of it', TABLES]])('the whole chain: %s', (_what, tables) => tampering(fc.constant(0), async () => {
    for (const table of tables) await sql(`DELETE FROM ${table} WHERE chain = $1`, [CHAIN]);
  }, (_place, findings) => expect(findings).toEqual([expect.objectContaining({ kind: 'chain-missing', fromSeq: 1, toSeq: ENTRIES })]), 1));
});

describe('entries put elsewhere', () => {
  const pair = fc.tuple(row, row).filter(([a, b]) => a < b);
  const swapNumbers = async (a: number, b: number) => {
    for (const [from, to] of [[a, -1], [b, a], [-1, b]] as const) await sql('UPDATE audit_entry SET seq = $3 WHERE chain = $1 AND seq = $2', [CHAIN, from, to]);
  };
  test('two swapped, hashes and all', () => tampering(pair, ([a, b]) => swapNumbers(a, b), ([a, b], findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: 'entries-swapped', fromSeq: a, toSeq: b })]);
  }));
  test('two neighbours swapped', () => tampering(fc.integer({ min: 1, max: ENTRIES - 1 }), (a) => swapNumbers(a, a + 1), (a, findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: 'entries-swapped', fromSeq: a, toSeq: a + 1 })]);
  }));
  test('the content of two swapped, hashes left where they were', () => tampering(pair.filter(([a, b]) => b > a + 1), async ([a, b]) => {
    await swapNumbers(a, b);
    await sql(`UPDATE audit_entry SET hash = (SELECT hash FROM saved_audit_entry AS saved WHERE saved.chain = audit_entry.chain AND saved.seq = audit_entry.seq) WHERE chain = $1 AND seq IN ($2, $3)`, [CHAIN, a, b]);
  }, ([a, b], findings) => expect(findings.map(({ fromSeq }) => fromSeq)).toEqual([a, b])));
});

describe('an entry put in', () => {
  const insertAt = async (seq: number) => {
    await move(seq, 1);
    await sql(`INSERT INTO audit_entry (chain, seq, hash, occurred_at, action, actor_kind, actor_id, target_kind, target_id) VALUES ($1, $2, sha256('invented'), now(), 'plan.changed', 'user', 'usr_1', 'plan', 'free')`, [CHAIN, seq]);
    await sql('UPDATE audit_chain SET last_seq = last_seq + 1 WHERE chain = $1', [CHAIN]);
  };
  test('with an invented hash', () => tampering(inner, insertAt, exactly('entry-inserted')));
  test('with the hash it should have', () => tampering(inner, async (seq) => {
    await insertAt(seq);
    await rehash(seq, seq);
  }, (seq, findings) => {
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'entry-inserted', chain: CHAIN, fromSeq: seq, toSeq: seq }));
    // A checkpoint at this very number disagrees besides.
    expect(findings.every(({ fromSeq = 0, toSeq = 0 }) => fromSeq <= seq && seq <= toSeq)).toBe(true);
  }));
  test('with a number no entry can have', () => tampering(fc.integer({ min: -50, max: 0 }), (seq) => sql(`INSERT INTO audit_entry SELECT chain, $2, hash, occurred_at, action, actor_kind, actor_id, NULL, target_kind, target_id FROM audit_entry WHERE chain = $1 AND seq = 5`, [CHAIN, seq]), exactly('entry-inserted')));
});

describe('history written anew, with every hash recomputed and the head set', () => {
  test.each([false, true])('from some entry on (record of checkpoints removed: %p)', (forgotten) => tampering(row, async (from) => {
    await rewrite(from, ENTRIES);
    if (forgotten) await sql('DELETE FROM audit_checkpoint WHERE chain = $1', [CHAIN]);
  }, (from, findings) => {
    expect(findings).toHaveLength(1);
    const [{ kind, fromSeq = 0, toSeq = 0 }] = findings as [AuditFindingView];
    expect(kind).toBe('chain-rewritten');
    // Named as exactly as checkpoints allow: the stretch between two of them.
    expect([fromSeq, toSeq]).toEqual([(signed.findLast((seq) => seq < from) ?? 0) + 1, signed.find((seq) => seq >= from)]);
  }));
});

describe('the head of a chain', () => {
  test.each([
    ['another hash', `UPDATE audit_chain SET last_hash = sha256('x') WHERE chain = '${CHAIN}'`, 'head-altered'],
    ['a lower number', `UPDATE audit_chain SET last_seq = 7 WHERE chain = '${CHAIN}'`, 'head-altered'],
    ['a higher number', `UPDATE audit_chain SET last_seq = 307 WHERE chain = '${CHAIN}'`, 'chain-truncated'],
    ['taken away', `DELETE FROM audit_chain WHERE chain = '${CHAIN}'`, 'head-altered'],
  ])('%s', (_what, statement, kind) => tampering(fc.constant(0), () => sql(statement), (_place, findings) => expect(findings).toEqual([expect.objectContaining({ kind, chain: CHAIN })]), 1));
});

describe('checkpoint files', () => {
  beforeAll(() => (areFilesTouched = true));
  afterAll(() => (areFilesTouched = false));
  const file = fc.nat({ max: 11 }).map((index) => signed[index] ?? 0);
  test('one removed, the newest and the first included', () => tampering(file, (seq) => log.objects.delete(checkpointKey(CHAIN, seq)), (seq, findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: 'checkpoint-missing', chain: CHAIN })]);
    expect(isNamed(findings, seq)).toBe(true);
  }));
  test('all removed', () => tampering(fc.constant(0), () => Promise.all(signed.map((seq) => log.objects.delete(checkpointKey(CHAIN, seq)))), (_place, findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: 'checkpoint-missing', fromSeq: 1, toSeq: ENTRIES })]);
  }, 1));
  test('one letter changed, wherever', () => tampering(fc.tuple(file, fc.nat({ max: 10_000 })), async ([seq, place]) => {
    const jws = files.get(seq) ?? '';
    // The last letter of a part carries bits that nothing reads.
    const at = place % (jws.length - 1);
    const index = jws[at] === '.' || jws[at + 1] === '.' ? 2 : at;
    await write(seq, `${jws.slice(0, index)}${jws[index] === 'A' ? 'Q' : 'A'}${jws.slice(index + 1)}`);
  }, ([seq], findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: expect.stringMatching(/checkpoint-(forged|unknown-key)/), fromSeq: seq, toSeq: seq })]);
  }, 40));
  test('two swapped', () => tampering(fc.tuple(file, file).filter(([a, b]) => a !== b), async ([a, b]) => {
    await write(a, files.get(b) ?? '');
    await write(b, files.get(a) ?? '');
  }, ([a, b], findings) => {
    expect(findings.filter(({ kind }) => kind === 'checkpoint-misplaced').map(({ fromSeq }) => fromSeq)).toEqual([a, b].toSorted((x, y) => x - y));
  }));
  test('one of another chain put in', () => tampering(file, async (seq) => write(seq, (await readCheckpointFile(log.objects, 'platform', 40)) ?? ''), (seq, findings) => {
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'checkpoint-misplaced', fromSeq: seq, toSeq: seq }));
  }));
  test('one signed by another key', () => tampering(file, async (seq) => {
    const payload = await log.keys.verify(files.get(seq) ?? '');
    await write(seq, await CheckpointKeys.fromSecrets('another secret of thirty-two characters').sign(payload));
  }, exactly('checkpoint-unknown-key')));
  test('one signed by nobody', () => tampering(file, (seq) => {
    const [header = '', payload = ''] = (files.get(seq) ?? '').split('.');
    const none = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), alg: 'none' };
    return write(seq, `${Buffer.from(JSON.stringify(none)).toString('base64url')}.${payload}.`);
  }, exactly('checkpoint-forged')));
  test('a file that is no checkpoint', () => tampering(fc.constant(0), () => log.objects.put(`audit/checkpoints/${CHAIN}/000000000001.bak`, Readable.from(['x']), { contentType: 'text/plain', maxBytes: 10 }), async (_place, findings) => {
    expect(findings).toEqual([expect.objectContaining({ kind: 'checkpoint-misplaced', chain: CHAIN })]);
    await log.objects.delete(`audit/checkpoints/${CHAIN}/000000000001.bak`);
  }, 1));
});

/** Moves the numbers of all entries from one on. */
async function move(from: number, by: number): Promise<void> {
  await sql('UPDATE audit_entry SET seq = -(seq + $3) WHERE chain = $1 AND seq >= $2', [CHAIN, from, by]);
  await sql('UPDATE audit_entry SET seq = -seq WHERE chain = $1 AND seq < 0', [CHAIN]);
}

/** Alters one entry and makes the hashes right from it to another one; the head too when that is the last one. */
async function rewrite(from: number, to: number): Promise<void> {
  await sql(`UPDATE audit_entry SET reason = 'rewritten' WHERE chain = $1 AND seq = $2`, [CHAIN, from]);
  await rehash(from, to);
  if (to === ENTRIES) await sql('UPDATE audit_chain SET last_hash = (SELECT hash FROM audit_entry WHERE chain = $1 AND seq = $2) WHERE chain = $1', [CHAIN, ENTRIES]);
}

async function rehash(from: number, to: number): Promise<void> {
  const { rows } = await log.owner.pool.query<[string, Buffer, string]>({ text: `SELECT seq::text AS number, hash, ${CONTENT_SQL} FROM audit_entry WHERE chain = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`, values: [CHAIN, from - 1, to], rowMode: 'array' });
  let previous: Buffer = from === 1 ? Buffer.from([0]) : (rows.shift()?.[1] as Buffer);
  const hashes = rows.map(([seq, , content]) => (previous = linkHash(previous, Number(seq), contentHash(content))));
  await sql('UPDATE audit_entry SET hash = new.hash FROM unnest($2::bigint[], $3::bytea[]) AS new (seq, hash) WHERE chain = $1 AND audit_entry.seq = new.seq', [CHAIN, rows.map(([seq]) => seq), hashes]);
}
