import { randomUUID } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findFfmpeg } from './clips/ffmpeg.finder.ts';
import { createSeededIds } from './seeded.ids.ts';

export interface SimulatorConfig {
  /** 0 takes a free port. */
  port: number;
  seed: string;
  /** Divides the length of the task phases; nothing else gets faster. */
  speed: number;
  accessKey: string;
  secretKey: string;
  apiKey: string;
  clipsDir: string;
  /** Callbacks are signed with it when present. */
  webhookSecret?: string;
  /** Absent: ready-made clips are served. */
  ffmpegPath?: string;
  exitOnStdinEnd: boolean;
}

/** Every problem of a configuration, so that the user can fix all of them at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const Key = z.string().min(1, 'must not be empty').max(256);

const Settings = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  seed: z.string().min(1, 'must not be empty').optional(),
  speed: z.coerce.number().positive().max(100_000).default(1),
  'access-key': Key.optional(),
  'secret-key': Key.optional(),
  'api-key': Key.optional(),
  'clips-dir': z.string().min(1, 'must not be empty').optional(),
  'webhook-secret': z.string().regex(/^(whsec_)?[A-Za-z0-9+/]+={0,2}$/, 'must have the form whsec_<base64>').optional(),
});

const FLAGS = Object.keys(Settings.shape);

/**
 * Reads command line flags and, where a flag is absent, the environment (`--access-key` or `SIM_ACCESS_KEY`, and so
 * on for every flag). Credentials that are not given are derived from the seed; without a seed a random one is used,
 * so that nobody can guess them.
 *
 * @throws ConfigError listing every problem
 */
export function readSimulatorConfig(argv: readonly string[], env: NodeJS.ProcessEnv): SimulatorConfig {
  const settings = parseSettings(argv, env);
  const seed = settings.seed ?? randomUUID();
  const ids = createSeededIds(seed);
  const ffmpegPath = findFfmpeg(env);
  return {
    port: settings.port,
    seed,
    speed: settings.speed,
    // Access and secret keys were observed to have 32 characters, and an API key to begin like this (kling-api.md §1).
    accessKey: settings['access-key'] ?? ids.secret('access-key').slice(0, 32),
    secretKey: settings['secret-key'] ?? ids.secret('secret-key').slice(0, 32),
    apiKey: settings['api-key'] ?? `api-key-kling-${ids.secret('api-key').slice(0, 43)}`,
    clipsDir: settings['clips-dir'] ?? join(tmpdir(), `kling-simulator-clips-${userInfo().uid}`),
    ...(settings['webhook-secret'] === undefined ? {} : { webhookSecret: settings['webhook-secret'] }),
    ...(ffmpegPath === undefined ? {} : { ffmpegPath }),
    exitOnStdinEnd: env['EXIT_ON_STDIN_END'] === '1',
  };
}

function parseSettings(argv: readonly string[], env: NodeJS.ProcessEnv): z.output<typeof Settings> {
  let flags: Record<string, unknown>;
  try {
    const options = Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' as const }]));
    flags = parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    throw new ConfigError([error instanceof Error ? error.message : String(error)]);
  }
  const given = Object.fromEntries(FLAGS.map((name) => [name, flags[name] ?? env[environmentName(name)]]));
  const result = Settings.safeParse(given);
  if (!result.success) {
    throw new ConfigError(result.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`));
  }
  return result.data;
}

function environmentName(flag: string): string {
  return `SIM_${flag.toUpperCase().replaceAll('-', '_')}`;
}
