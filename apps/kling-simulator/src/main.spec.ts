import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from './simulator.harness.ts';

// The built program: what `npm run simulator` and the stack start.
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

function run(argv: string[], env: Record<string, string> = {}) {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [MAIN, ...argv], { env: { PATH: process.env['PATH'] ?? '', SIM_FFMPEG: 'off', ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ready = () => eventually(() => (output.stdout.includes('\n') ? (JSON.parse(output.stdout) as Record<string, string>) : undefined));
  const exit = async () => (await once(child, 'exit')) as [number | null, string | null];
  return { child, output, ready, exit };
}

describe('the program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints one ready line, serves, and ends within a second on %s', async (signal) => {
    const { child, output, ready, exit } = run(['--seed', 'spec', '--access-key', 'ak']);
    const line = await ready();
    expect(Object.keys(line)).toEqual(['name', 'url', 'accessKey', 'secretKey', 'apiKey']);
    expect(line).toMatchObject({ name: 'kling-simulator', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), accessKey: 'ak' });
    expect((await fetch(`${line['url']}/health/live`)).status).toBe(200);

    const startedMs = Date.now();
    child.kill(signal);
    expect(await exit()).toEqual([0, null]);
    expect(Date.now() - startedMs).toBeLessThan(1000);
    expect(output.stdout.trim().split('\n')).toHaveLength(1);
    for (const entry of output.stderr.trim().split('\n')) expect(JSON.parse(entry)).toHaveProperty('message');
    expect(output.stderr).not.toContain(line['secretKey']);
  });

  it('ends with its standard input when asked to', async () => {
    const { child, ready, exit } = run(['--seed', 'spec'], { EXIT_ON_STDIN_END: '1' });
    await ready();
    child.stdin.end();
    expect(await exit()).toEqual([0, null]);
  });

  it('refuses bad configuration with every problem and exit code 1', async () => {
    const { output, exit } = run(['--port', 'x', '--speed', '0']);
    expect(await exit()).toEqual([1, null]);
    expect(output.stdout).toBe('');
    expect(output.stderr).toContain('--port');
    expect(output.stderr).toContain('--speed');
  });
});
