import { fastify } from 'fastify';
import { installAuth } from './auth.hook.ts';
import { createCallbackSender } from './callbacks/callback.sender.ts';
import { createClipLibrary } from './clips/clip.library.ts';
import { registerFiles } from './files.routes.ts';
import { registerIntrospection } from './introspection.routes.ts';
import { installKlingErrors } from './kling.envelope.ts';
import { createSeededIds } from './seeded.ids.ts';
import { systemClock, type SimulatorClock } from './simulator.clock.ts';
import type { SimulatorConfig } from './simulator.config.ts';
import { stderrLog, type SimulatorLog } from './simulator.log.ts';
import { createStats, type SimulatorStats } from './simulator.stats.ts';
import { PRODUCTS } from './tasks/product.table.ts';
import { createTaskLifecycle } from './tasks/task.lifecycle.ts';
import { registerProduct } from './tasks/task.routes.ts';
import { TaskStore } from './tasks/task.store.ts';

/** Room for a 10 MB image as Base64 beside the other fields (kling-api.md §5.1). */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

export interface RunningSimulator {
  url: string;
  stats: SimulatorStats;
  close(): Promise<void>;
}

/** Puts the parts together and listens on 127.0.0.1, never on another address. */
export async function startSimulator(
  config: SimulatorConfig,
  { clock = systemClock, log = stderrLog }: { clock?: SimulatorClock; log?: SimulatorLog } = {},
): Promise<RunningSimulator> {
  const ids = createSeededIds(config.seed);
  const stats = createStats();
  const store = new TaskStore(clock, ids);
  const clips = await createClipLibrary({ clipsDir: config.clipsDir, ffmpegPath: config.ffmpegPath, log });

  let url = '';
  const baseUrl = (): string => url;
  const callbacks = createCallbackSender({ ids, stats, log, webhookSecret: config.webhookSecret, baseUrl });
  const lifecycle = createTaskLifecycle({ store, clips, clock, stats, log, speed: config.speed, onChange: (task) => callbacks.send(task) });

  let requestCount = 0;
  const server = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    // Open connections are cut at close: whoever downloads must not hold up the shutdown.
    forceCloseConnections: true,
    genReqId: () => ids.uuid(`request:${(requestCount += 1)}`),
  });
  installKlingErrors(server, (path) => PRODUCTS.some((product) => path === product.path || path.startsWith(`${product.path}/`)), log);
  installAuth(server, { ...config, clock, stats });
  for (const product of PRODUCTS) registerProduct(server, product, { store, lifecycle, stats, baseUrl });
  registerFiles(server, store, stats);
  registerIntrospection(server, stats, store);

  url = await server.listen({ host: '127.0.0.1', port: config.port });
  return {
    url,
    stats,
    async close() {
      lifecycle.close();
      callbacks.close();
      await Promise.all([clips.close(), server.close()]);
    },
  };
}
