/** How to reach a running stack; the content of `.local/stack.json`. */
export interface StackInfo {
  gatewayUrl: string;
  consoleUrl: string;
  docsUrl: string;
  simulator: { url: string; accessKey: string; secretKey: string; apiKey: string };
  apiKey: string;
  testApiKey: string;
  operator: { email: string; password: string };
  reviewer: { email: string; password: string };
  admin: { email: string; password: string };
  /** What runs now; kept up to date when a part is restarted. */
  processes: { name: PartName; pid: number; url: string }[];
  /** Administrator's URL of the database. */
  databaseUrl: string;
  natsUrl: string;
  /** Folder of the stored files; absent when OBJECT_STORE_URL is not a file URL. */
  objectStoreDir?: string;
  /** Ops port of each service: /health/live, /health/ready, /metrics. */
  opsUrls: Record<ServiceName, string>;
  logsDir: string;
}

export type ServiceName = 'gateway' | 'generation' | 'moderation' | 'storage' | 'metrics';
export type PartName = ServiceName | 'kling-simulator' | 'nats' | 'postgres';

export interface StackOptions {
  /** Holds data, secrets, ports and logs. For root it must lie where the user `nobody` can get to. */
  stateDir: string;
  /** Default `<stateDir>/stack.json`. */
  stackFile?: string;
  /** Wished port of the gateway, default 3000; the next free one when taken. */
  port?: number;
  /**
   * The user's settings, as they would stand in `.env`: KLING_*, DATABASE_URL, NATS_URL, OBJECT_STORE_URL,
   * APP_PUBLIC_BASE_URL, LOG_LEVEL, OTEL_*. Default none: the environment of this process is not read.
   */
  env?: Record<string, string>;
  /** Further variables for single services, over everything else. */
  serviceEnv?: Partial<Record<ServiceName, Record<string, string>>>;
  /** Restart a part that dies. Default true. */
  supervise?: boolean;
  /** false makes the database faster and unsafe at a power loss: tests only. Default true. */
  fsync?: boolean;
  /** Forget database, NATS store and stored files first. */
  reset?: boolean;
  /** Run `npm ci` first when dependencies are missing or stale. Default false. */
  install?: boolean;
  /** Build what changed before starting. Default false. */
  build?: boolean;
  /** Passed to the simulator: how much faster than real its tasks go, and the seed of its videos. */
  simulatorSpeed?: number;
  seed?: number | string;
  /** Receives a line when a part dies or comes back. */
  log?: (line: string) => void;
  /** Wraps each step of the start, to show its progress. */
  step?: <T>(title: string, work: (progress: (words: string) => void) => T | Promise<T>) => Promise<T>;
  /** Gives up a start: everything started so far is stopped and the promise rejects. */
  signal?: AbortSignal;
}

export interface Stack {
  info: StackInfo;
  /** Stops everything in order, in less than 5 s. */
  stop(): Promise<void>;
  /** SIGKILL, and waits until it is gone. It comes back by itself only when supervised. */
  kill(part: PartName): Promise<void>;
  /** Stops one part in good order; it stays stopped. */
  stopService(part: PartName): Promise<void>;
  /** Starts one part again on its old port and waits until it is ready. */
  startService(part: PartName): Promise<void>;
  restart(part: PartName): Promise<void>;
  pidOf(part: PartName): number | undefined;
  /** Path of the log of one part. */
  logFile(part: PartName): string;
}

/** Starts a whole stack; several may run at once, each with its own state folder. Needs a finished build. */
export function startStack(options: StackOptions): Promise<Stack>;
