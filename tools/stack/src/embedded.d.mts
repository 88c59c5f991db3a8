/** How a server ended. It never rejects; `error` is set when it could not even be started. */
export interface ServerEnd {
  code: number | null;
  signal: string | null;
  error?: Error;
}

/** A server of ours on 127.0.0.1. It is stopped when the process that started it dies, even by SIGKILL. */
export interface EmbeddedServer {
  /** With credentials. For Postgres: of the superuser, to the database `postgres`. */
  url: string;
  port: number;
  pid: number;
  /** Settles when the server ends, whoever ended it. */
  exited: Promise<ServerEnd>;
  /** Stops it in good order; kills it when it does not listen within about a second. */
  stop(): Promise<void>;
}

interface ServerOptions {
  /** Wished port. When it is taken another free one is used, unless `strictPort` is set. */
  port?: number;
  strictPort?: boolean;
  /** Receives every line the server prints. */
  log?: (line: string) => void;
  /** The server does not keep the event loop of this process alive. Default false. */
  background?: boolean;
}

export interface PostgresOptions extends ServerOptions {
  /** Created when missing. For root it must lie where the user `nobody` can get to. */
  dataDir: string;
  /** Only used when the cluster is created; kept beside it in `<dataDir>.password`. Generated when absent. */
  password?: string;
  /** false gives up safety at a power loss for speed: tests only. Default true. */
  fsync?: boolean;
}

export interface NatsOptions extends ServerOptions {
  /** Holds the streams, the configuration (mode 0600) and the pid file. */
  storeDir: string;
  user?: string;
  /** Generated when absent. */
  password?: string;
  /** Most bytes JetStream may store on disk. Default 2 GiB. */
  maxFileBytes?: number;
}

export function startPostgres(options: PostgresOptions): Promise<EmbeddedServer>;
export function startNats(options: NatsOptions): Promise<EmbeddedServer>;

/** A free port on 127.0.0.1 outside the range of outgoing connections; `preferred` when that one is free. */
export function freePort(preferred?: number): Promise<number>;

/** Has the folder removed when this process ends, however it ends, after its servers have stopped. */
export function removeWhenWeDie(folder: string): void;

/** Whether the process runs; a zombie that nobody has reaped does not. */
export function isRunning(pid: number): boolean;

/** Whether this process runs as root; Postgres then runs as `nobody`. */
export const isRoot: boolean;

/** The first folder on the way to `folder` that other users may not pass through. */
export function closedAncestor(folder: string): string | undefined;
