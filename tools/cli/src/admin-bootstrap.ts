import { AdministratorRefused, bootstrapAdministrator, type AdministratorOutcome } from '@kp/gateway/bootstrap';
import os from 'node:os';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { CommandError, UsageError, type Command, type Terminal } from './command.ts';

const USAGE = `Usage: kling admin bootstrap --email <address> [options]

Makes the first administrator of a server: somebody who may do everything in the console, and who owns the first
workspace. Refuses when there is an administrator already. Repeatable.

  --email <address>     whom to make administrator; an account with this address keeps its password
  --name <name>         name of a new account; default: what stands before the @
  --workspace <name>    make a workspace of this name; default: "First workspace", if there is none at all
  --password-stdin      read the password from standard input instead of printing a link to set one
  --another <reason>    make one although there are others; the reason goes into the audit log
  --public-url <url>    where people reach the gateway; default APP_PUBLIC_BASE_URL, else http://127.0.0.1:3000
  --json                print one line of JSON

Reads DATABASE_URL: the PostgreSQL URL of the gateway's role, or of an administrator of the database.`;

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  workspace: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  another: { type: 'string' },
  'public-url': { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `kling admin bootstrap` */
export const adminBootstrap: Command = { summary: 'make the first administrator of a server', usage: USAGE, run };

async function run(args: string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args);
  const databaseUrl = terminal.env['DATABASE_URL'];
  if (!options.email) throw new UsageError('--email is missing.');
  if (!databaseUrl) throw new UsageError('DATABASE_URL is not set.');
  if (options.another !== undefined && options.another.trim().length < 3) throw new UsageError('--another needs a reason of three characters or more.');
  const publicBaseUrl = options['public-url'] ?? (terminal.env['APP_PUBLIC_BASE_URL'] || 'http://127.0.0.1:3000');
  if (!URL.canParse(publicBaseUrl)) throw new UsageError(`"${publicBaseUrl}" is not a URL.`);
  // The last line break belongs to the terminal and not to the password.
  const password = options['password-stdin'] ? (await text(terminal.stdin)).replace(/\r?\n$/, '') : undefined;
  const outcome = await bootstrapAdministrator(databaseUrl, { email: options.email, name: options.name, workspaceName: options.workspace, password, anotherBecause: options.another, publicBaseUrl, operator: operatorName() }).catch(explain);
  terminal.stdout.write(options.json ? `${JSON.stringify(outcome)}\n` : inWords(outcome));
  return 0;
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function inWords({ outcome, email, workspace, link }: AdministratorOutcome): string {
  const what = { created: `${email} is administrator now.`, promoted: `${email} had an account and is administrator now.`, unchanged: `${email} is administrator already.` }[outcome];
  return [
    what,
    ...(workspace ? [`Owner of the new workspace "${workspace.name}" (${workspace.id}).`] : []),
    ...(link ? ['', 'Set the password here, once:', `  ${link.url}`, `Good until ${link.expiresAt}; this command makes a new link.`] : []),
    '',
  ].join('\n');
}

function operatorName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // Some containers run as a user without a name.
    return 'unknown';
  }
}

/** What whoever sits at the terminal can do about it. */
function explain(error: unknown): never {
  if (error instanceof AdministratorRefused) throw new CommandError(error.message, { cause: error });
  const { code, message } = error as { code?: string; message: string };
  if (code === '42P01' || code === '3F000' || code === '42703') throw new CommandError('The database has no tables of this version yet. Run the migrations first: they are a step of `npm start`, and a job of the chart.', { cause: error });
  if (code === '28P01' || code === '28000') throw new CommandError('The database refuses the user or password of DATABASE_URL.', { cause: error });
  if (code === '3D000') throw new CommandError('The database named in DATABASE_URL does not exist.', { cause: error });
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT' || /timeout|ECONNREFUSED/.test(message)) throw new CommandError('The database of DATABASE_URL cannot be reached.', { cause: error });
  throw error;
}
