import { randomUUID } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findFfmpeg } from './media/ffmpeg.finder.ts';
import { CONTENT_LIFE_MS } from './media/result.links.ts';
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
  /** Slots per pack type (kling-api.md §8). */
  videoConcurrency: number;
  imageConcurrency: number;
  /** Units bought per pack type; a create that costs more than is left is refused with 1102. */
  videoUnits: number;
  imageUnits: number;
  /** Life of a result link from the read that gave it; the content itself lives 30 days. */
  resultTtlSeconds: number;
  /** Beginning of result links, when clients reach the simulator under another address than it listens on. */
  publicUrl?: string;
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

const Slots = z.coerce.number().int().min(1).max(1_000_000).default(20);
const Units = z.coerce.number().int().min(0).max(1_000_000_000).default(1_000_000);

const Settings = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  seed: z.string().min(1, 'must not be empty').optional(),
  speed: z.coerce.number().positive().max(100_000).default(1),
  'access-key': Key.optional(),
  'secret-key': Key.optional(),
  'api-key': Key.optional(),
  'clips-dir': z.string().min(1, 'must not be empty').optional(),
  'video-concurrency': Slots,
  'image-concurrency': Slots,
  'video-units': Units,
  'image-units': Units,
  'result-ttl-seconds': z.coerce.number().int().min(1).max(CONTENT_LIFE_MS / 1000).default(CONTENT_LIFE_MS / 1000),
  'public-url': z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
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
    videoConcurrency: settings['video-concurrency'],
    imageConcurrency: settings['image-concurrency'],
    videoUnits: settings['video-units'],
    imageUnits: settings['image-units'],
    resultTtlSeconds: settings['result-ttl-seconds'],
    ...(settings['public-url'] === undefined ? {} : { publicUrl: settings['public-url'].replace(/\/+$/, '') }),
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
