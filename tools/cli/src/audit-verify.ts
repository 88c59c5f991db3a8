import { Database } from '@kp/database';
import { CheckpointKeys, verifyAuditLog, type VerificationOptions, type VerificationReport } from '@kp/gateway/audit-verification';
import { openObjectStore } from '@kp/object-store';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CommandError, UsageError, type Command, type Terminal } from './command.ts';

const VERIFY_USAGE = `Usage: kling audit verify [options]

Recomputes every hash of the audit log from its columns and compares it with the signed checkpoints in the object
store. Names every row that was altered, taken away, put in, swapped or written anew. Reads only.

  --chain <name>              one chain only: the id of a workspace, or "platform"
  --since-checkpoint <place>  begin behind a checkpoint: the number of its entry (with --chain), or a time, which
                              means the newest one of each chain that is not younger
  --public-key <file>         verify with this public key (JWK or JWK set) instead of AUDIT_SIGNING_KEY
  --json                      print one line of JSON

Exit code 0 when the log is intact, 1 when it was tampered with or could not be read, 2 for a mistake in the command.
Reads DATABASE_URL (any role that may read the gateway's tables), OBJECT_STORE_URL, and AUDIT_SIGNING_KEY unless
--public-key is given.`;

const KEY_USAGE = `Usage: kling audit public-key

Prints the public keys of AUDIT_SIGNING_KEY as a JWK set. With it anybody can verify the audit log who cannot sign it.
The first one signs.`;

/** `kling audit verify` */
export const auditVerify: Command = { summary: 'verify the audit log, naming what was tampered with', usage: VERIFY_USAGE, run: verify };
/** `kling audit public-key` */
export const auditPublicKey: Command = { summary: 'print the key that the audit log is verified with', usage: KEY_USAGE, run: printPublicKey };

async function printPublicKey(args: string[], { env, stdout }: Terminal): Promise<number> {
  readOptions(args, {});
  stdout.write(`${JSON.stringify(await CheckpointKeys.fromSecrets(needed(env, 'AUDIT_SIGNING_KEY')).publicKeys(), undefined, 2)}\n`);
  return 0;
}

async function verify(args: string[], { env, stdout }: Terminal): Promise<number> {
  const options = readOptions(args, { chain: { type: 'string' }, 'since-checkpoint': { type: 'string' }, 'public-key': { type: 'string' }, json: { type: 'boolean' } } as const);
  const since = options['since-checkpoint'] === undefined ? undefined : toSince(options['since-checkpoint'], options.chain);
  const databaseUrl = needed(env, 'DATABASE_URL');
  const objectStoreUrl = needed(env, 'OBJECT_STORE_URL');
  const keys = options['public-key'] === undefined ? CheckpointKeys.fromSecrets(needed(env, 'AUDIT_SIGNING_KEY')) : await readPublicKey(options['public-key']);
  const database = new Database(databaseUrl, 'gateway', 2);
  const startedAt = performance.now();
  try {
    const report = await verifyAuditLog({ database, objects: openObjectStore(objectStoreUrl), keys }, { ...(options.chain === undefined ? {} : { chain: options.chain }), ...(since ? { since } : {}) });
    stdout.write(options.json ? `${JSON.stringify({ intact: report.findingCount === 0, ...report })}\n` : inWords(report, (performance.now() - startedAt) / 1_000));
    return report.findingCount === 0 ? 0 : 1;
  } catch (error) {
    throw new CommandError(`The audit log could not be read to its end, which says nothing about it: ${(error as Error).message || (error as { code?: string }).code}`, { cause: error });
  } finally {
    await database.close();
  }
}

function readOptions<Options extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options: options ?? {}, allowPositionals: false }).values as { [Name in keyof Options]?: NonNullable<Options>[Name] extends { type: 'boolean' } ? boolean : string };
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function needed(env: Terminal['env'], name: string): string {
  const value = env[name];
  if (!value) throw new UsageError(`${name} is not set.`);
  return value;
}

function toSince(text: string, chain: string | undefined): VerificationOptions['since'] {
  if (/^[1-9]\d{0,14}$/.test(text)) {
    if (chain === undefined) throw new UsageError('--since-checkpoint with a number needs --chain.');
    return { seq: Number(text) };
  }
  const before = new Date(text);
  if (Number.isNaN(before.getTime())) throw new UsageError(`"${text}" is neither the number of an entry nor a time.`);
  return { before };
}

async function readPublicKey(file: string): Promise<CheckpointKeys> {
  try {
    const keys = CheckpointKeys.fromPublicKeys(await readFile(file, 'utf8'));
    await keys.keyIds();
    return keys;
  } catch (error) {
    throw new CommandError(`${file} holds no public key: ${(error as Error).message}`, { cause: error });
  }
}

function inWords({ chains, entries, checkpoints, findingCount, findings }: VerificationReport, seconds: number): string {
  const counted = `${chains} chains, ${entries} entries and ${checkpoints} checkpoints in ${seconds.toFixed(1)} s.`;
  if (findingCount === 0) return `The audit log is intact: ${counted}\n`;
  const lines = findings.map(({ kind, chain, message }) => `  ${chain}  ${kind}\n    ${message}`);
  const rest = findingCount - findings.length;
  return [`THE AUDIT LOG WAS TAMPERED WITH: ${findingCount} ${findingCount === 1 ? 'finding' : 'findings'} in ${counted}`, '', ...lines, ...(rest > 0 ? [`  and ${rest} more`] : []), ''].join('\n');
}
