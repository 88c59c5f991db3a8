import { ConfigError, readSimulatorConfig, type SimulatorConfig } from './simulator.config.ts';
import { stderrLog } from './simulator.log.ts';
import { startSimulator } from './simulator.server.ts';

/** A close that takes longer is cut off, so that stopping never takes more than a second. */
const CLOSE_LIMIT_MS = 900;

function readConfigOrExit(): SimulatorConfig {
  try {
    return readSimulatorConfig(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) stderrLog.warn('bad configuration', { problem });
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const config = readConfigOrExit();
  const simulator = await startSimulator(config);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), CLOSE_LIMIT_MS).unref();
    void simulator.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (config.exitOnStdinEnd) {
    // The parent holds the other end of this pipe; it ends when the parent dies, however it dies.
    process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
  }

  const { accessKey, secretKey, apiKey } = config;
  process.stdout.write(`${JSON.stringify({ name: 'kling-simulator', url: simulator.url, accessKey, secretKey, apiKey })}\n`);
}

main().catch((error: unknown) => {
  stderrLog.warn('start failed', { error: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
