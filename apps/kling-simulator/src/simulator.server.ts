import { fastify } from 'fastify';
import { registerAccount } from './account/account.routes.ts';
import { ResourcePacks } from './account/resource.packs.ts';
import { SlotBook } from './account/slot.book.ts';
import { installAuth } from './auth/auth.hook.ts';
import { registerCredentials } from './auth/credential.routes.ts';
import { CredentialStore } from './auth/credential.store.ts';
import { CallbackSender } from './callbacks/callback.sender.ts';
import { installAnswerFaults } from './faults/answer.faults.ts';
import { FaultDesk } from './faults/fault.desk.ts';
import { registerFaults } from './faults/fault.routes.ts';
import { FaultScript } from './faults/fault.script.ts';
import { registerIntrospection } from './introspection.routes.ts';
import { installKlingErrors } from './kling.envelope.ts';
import { isKlingPath } from './kling.operation.ts';
import { Ledger } from './ledger/ledger.ts';
import { registerLedger } from './ledger/ledger.routes.ts';
import { registerFiles } from './media/files.routes.ts';
import { createMediaLibrary } from './media/media.library.ts';
import { ResultLinks } from './media/result.links.ts';
import { createSeededIds } from './seeded.ids.ts';
import { systemClock, type SimulatorClock } from './simulator.clock.ts';
import type { SimulatorConfig } from './simulator.config.ts';
import { stderrLog, type SimulatorLog } from './simulator.log.ts';
import { createStats, type SimulatorStats } from './simulator.stats.ts';
import { installBodyParser } from './tasks/body.parser.ts';
import { registerCreates } from './tasks/create.routes.ts';
import { klingCreatePaths } from '@kp/kling-api/capabilities';
import { LargeCreates } from './tasks/large.creates.ts';
import { registerLegacyReads } from './tasks/legacy.routes.ts';
import { registerNewReads } from './tasks/new.routes.ts';
import { TaskLifecycle } from './tasks/task.lifecycle.ts';
import { TaskStore } from './tasks/task.store.ts';

/** Room for two 50 MB images as Base64 beside the other fields (kling-api.md §4.2); Kling's own limit is not known. */
const BODY_LIMIT_BYTES = 144 * 1024 * 1024;

export interface RunningSimulator {
  url: string;
  stats: SimulatorStats;
  ledger: Ledger;
  close(): Promise<void>;
}

export interface SimulatorSurroundings {
  /** Time of tasks, records, links and packs. */
  clock?: SimulatorClock;
  /** Real time, by which tokens and signatures are judged. */
  wallNow?: () => number;
  log?: SimulatorLog;
}

/** Puts the parts together and listens on 127.0.0.1, never on another address. */
export async function startSimulator(config: SimulatorConfig, { clock = systemClock, wallNow = Date.now, log = stderrLog }: SimulatorSurroundings = {}): Promise<RunningSimulator> {
  const stop = new AbortController();
  const ids = createSeededIds(config.seed);
  const stats = createStats();
  let url = '';
  const library = await createMediaLibrary({ clipsDir: config.clipsDir, ffmpegPath: config.ffmpegPath, log });

  const store = new TaskStore(clock, ids);
  const links = new ResultLinks({ ids, clock, baseUrl: () => config.publicUrl ?? url, ttlSeconds: config.resultTtlSeconds });
  const views = { store, links };
  const script = new FaultScript(clock);
  const desk = new FaultDesk(script, store);

  const units = { video: config.videoUnits, image: config.imageUnits };
  const concurrency = { video: config.videoConcurrency, image: config.imageConcurrency };
  const ledger = new Ledger(units);
  const slots = new SlotBook(concurrency);
  const packs = new ResourcePacks({ ledger, ids, units, concurrency, startMs: clock.now() });
  const credentials = new CredentialStore(config);

  const callbacks = new CallbackSender({ ids, views, desk, stats, log, webhookSecret: config.webhookSecret, wallNow });
  const lifecycle = new TaskLifecycle({ store, slots, ledger, clock, stats, log, speed: config.speed, onChange: (task) => void callbacks.send(task) });

  let requestCount = 0;
  const server = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    // Open connections are cut at close: whoever downloads must not hold up the shutdown.
    forceCloseConnections: true,
    // External ids stand in paths.
    routerOptions: { maxParamLength: 1024 },
    // Only Kling's own calls are counted: looking at the simulator does not change what it answers.
    genReqId: (request) => (isKlingPath(request.url ?? '') ? ids.uuid(`request:${(requestCount += 1)}`) : 'simulator'),
  });
  const legacyPaths = klingCreatePaths().filter((path) => path.startsWith('/v1/'));
  const createPaths = new Set(klingCreatePaths());
  installKlingErrors(server, (path) => path === '/tasks' || createPaths.has(path) || legacyPaths.some((legacy) => path.startsWith(`${legacy}/`)), log);
  const large = new LargeCreates();
  installBodyParser(server, large, BODY_LIMIT_BYTES);
  installAuth(server, { credentials, wallNow, faults: desk, stats });
  installAnswerFaults(server, { desk, stats, signal: stop.signal });

  registerCreates(server, legacyPaths, desk, { store, slots, packs, lifecycle, callbacks, stats });
  const reads = { store, views, desk, stats };
  for (const path of legacyPaths) registerLegacyReads(server, path, reads);
  registerNewReads(server, reads, clock);
  registerAccount(server, { packs, ledger, store });
  registerFiles(server, { store, links, library, desk, stats, signal: stop.signal });
  registerIntrospection(server, { stats, store, lifecycle });
  registerLedger(server, ledger);
  registerFaults(server, script);
  registerCredentials(server, credentials);

  url = await server.listen({ host: '127.0.0.1', port: config.port });
  return {
    url,
    stats,
    ledger,
    async close() {
      stop.abort();
      lifecycle.close();
      callbacks.close();
      await Promise.all([library.close(), large.close(), server.close()]);
    },
  };
}
