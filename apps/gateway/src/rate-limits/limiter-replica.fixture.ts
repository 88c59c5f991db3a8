import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Rate } from './bucket.ts';
import type { Counts, Replica } from './skewed-load.fixture.ts';

/** Built: processes run what is shipped, not sources. */
const PROGRAM = fileURLToPath(new URL('../../dist/rate-limits/limiter-process.fixture.js', import.meta.url));

/** A limiter in a process of its own. */
export class LimiterReplica implements Replica {
  private readonly parameters: string[];
  private child: ChildProcessWithoutNullStreams | undefined;
  private lastId = 0;
  private readonly waiting = new Map<string, { resolve: (counts: Counts) => void; reject: (error: Error) => void }>();

  constructor(databaseUrl: string, rate: Rate) {
    this.parameters = [databaseUrl, JSON.stringify(rate)];
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, ...this.parameters], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child = child;
    child.stdin.on('error', () => undefined);
    child.once('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the limiter ended'));
      this.waiting.clear();
    });
    const ready = new Promise<void>((resolve, reject) => {
      child.once('close', () => reject(new Error(`the limiter did not start: ${child.stderr.read()}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [id = '', accepted, refused] = line.split(' ');
        if (id === 'ready') resolve();
        this.waiting.get(id)?.resolve({ accepted: Number(accepted), refused: Number(refused) });
        this.waiting.delete(id);
      });
    });
    await ready;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  send(requests: number): Promise<Counts> {
    return new Promise((resolve, reject) => {
      const id = String((this.lastId += 1));
      this.waiting.set(id, { resolve, reject });
      this.child?.stdin.write(`${id} ${requests}\n`);
    });
  }
}
