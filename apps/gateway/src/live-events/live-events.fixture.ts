import { connectNats, Nudges } from '@kp/bus';
import { Database } from '@kp/database';
import { sendProblem, toAppError } from '@kp/http';
import { AppError, NUDGES, type TaskMoved, type TaskStatus } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, type DatabaseCopy } from '@kp/testing';
import { fastify } from 'fastify';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { toPublicData } from './event-shapes.ts';
import { EventStreams, type StreamLimits } from './event-streams.ts';
import type { EventType } from './event-types.ts';
import { LiveEventsRepository, type LoggedEvent } from './live-events.repository.ts';

let made = 0;

/** A move of a task, as generation tells it. */
export function movedOf(over: Partial<TaskMoved> = {}): TaskMoved {
  const at = new Date().toISOString();
  return { taskId: 'task_1', workspaceId: 'ws_a', userId: 'user_1', mode: 'live', type: 'text-to-video', model: 'kling-v3', durationSeconds: 5, status: 'CREATED', at, version: 1, costUnits: 5, createdAt: at, ...over };
}

/** The gateway's schema in a database of its own or in this one, and its log. */
export async function openEventLog(shared?: DatabaseCopy) {
  const throwaway = shared ?? (await createGatewayDatabase());
  const database = new Database(throwaway.roleUrl, 'gateway');
  const admin = new Database(throwaway.url, 'gateway', 2);
  const log = new LiveEventsRepository(database);
  return {
    database,
    admin,
    log,
    /** Logs moves in one transaction. */
    append: (...moves: Partial<TaskMoved>[]) =>
      database.transaction(async (tx) => {
        for (const each of moves) await log.append(tx, newEventOf(each));
      }),
    close: async () => {
      await database.close();
      await admin.close();
      if (!shared) await throwaway.drop();
    },
  };
}

export function newEventOf(over: Partial<TaskMoved> = {}) {
  const data = movedOf(over);
  return { eventId: `evt_${(made += 1)}`, workspaceId: data.workspaceId, mode: data.mode, type: 'task.updated' as EventType, taskId: data.taskId, data, occurredAt: data.at };
}

/** The servers that the tests of a file share; each test begins with an empty log. */
export async function openEventServers() {
  const [database, nats] = await Promise.all([createGatewayDatabase(), startThrowawayNats()]);
  return { database, nats, close: () => Promise.all([database.drop(), nats.stop()]) };
}
export type EventServers = Awaited<ReturnType<typeof openEventServers>>;

/** That log behind real HTTP and real NATS, without the rest of the gateway. @param shared servers of its own unless given */
export async function openEventStreams(limits: StreamLimits = {}, shared?: EventServers) {
  await shared?.database.reset();
  const servers = shared ?? (await openEventServers());
  const events = await openEventLog(servers.database);
  const connection = await connectNats(servers.nats.url, 'test');
  const nudges = new Nudges(connection);
  const access = { isAllowed: () => Promise.resolve(true) };
  const make = (more: StreamLimits = {}) => new EventStreams({ log: events.log, nudges, logger: new Logger('test', 'silent'), limits: { ...limits, ...more } });
  const streams = make();
  const app = fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async (_request, reply) => void reply.header('x-request-id', 'req_1'));
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, toAppError(error) ?? new AppError('internal', String(error)), 'req_1'));
  app.get('/events', async (request, reply) => {
    const { channel = 'ws_a', mode, taskId } = request.query as { channel?: string; mode?: 'live' | 'test'; taskId?: string };
    const isLast = ({ data }: LoggedEvent) => ['SUCCEEDED', 'FAILED', 'CANCELED'].includes((data as { status: TaskStatus }).status);
    await streams.serve(reply, request.headers['last-event-id'] as string | undefined, { scope: { channel, mode, taskId }, format: toPublicData, ...(taskId ? { isLast } : {}), caller: channel, isStillAllowed: () => access.isAllowed() });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/events`;
  await connection.flush();
  return {
    ...events,
    streams,
    access,
    nudges,
    url,
    /** Logs moves and wakes the readers, as the gateway does. */
    tell: async (...moves: Partial<TaskMoved>[]) => {
      await events.append(...moves);
      for (const workspaceId of new Set(moves.map((each) => each.workspaceId ?? 'ws_a'))) nudges.send(NUDGES.liveEvents, workspaceId);
    },
    close: async () => {
      await streams.onModuleDestroy();
      await app.close();
      await connection.close();
      await events.close();
      if (!shared) await servers.close();
    },
  };
}
export type LiveEventsFixture = Awaited<ReturnType<typeof openEventStreams>>;

export interface ReadEvent {
  id: string;
  event: string;
  data: { taskId: string; version: number; status: TaskStatus; reason?: string };
}

/** A reader of a stream over a connection of its own; it can pause, and keeps its cursor as browsers do. */
export class StreamReader {
  readonly events: ReadEvent[] = [];
  /** The stream as it came. */
  text = '';
  lastEventId: string | undefined;
  isEnded = false;
  private readonly response: IncomingMessage;
  private unparsed = '';

  private constructor(response: IncomingMessage) {
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.take(text));
    response.on('error', () => undefined);
    response.on('close', () => (this.isEnded = true));
  }

  static async open(url: string, lastEventId?: string): Promise<StreamReader> {
    const response = await StreamReader.request(url, lastEventId);
    if (response.statusCode !== 200) throw Object.assign(new Error(`answered ${response.statusCode}`), { status: response.statusCode, headers: response.headers });
    return new StreamReader(response);
  }

  private static request(url: string, lastEventId: string | undefined): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get(url, { agent: false, headers: { accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) } }, resolve).on('error', reject);
    });
  }

  get headers() {
    return this.response.headers;
  }

  pause(): void {
    this.response.pause();
  }

  resume(): void {
    this.response.resume();
  }

  cut(): void {
    this.response.destroy();
  }

  private take(text: string): void {
    this.text += text;
    this.unparsed += text;
    for (let end = this.unparsed.indexOf('\n\n'); end >= 0; end = this.unparsed.indexOf('\n\n')) {
      const block = this.unparsed.slice(0, end);
      this.unparsed = this.unparsed.slice(end + 2);
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      this.lastEventId = fields.get('id') ?? this.lastEventId;
      const data = fields.get('data');
      if (data !== undefined) this.events.push({ id: this.lastEventId ?? '', event: fields.get('event') ?? '', data: JSON.parse(data) as ReadEvent['data'] });
    }
  }
}
