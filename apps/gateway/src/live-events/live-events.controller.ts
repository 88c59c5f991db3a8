import { AskClient } from '@kp/bus';
import { ASKS, isTerminal, parseOrThrow, storableText, TASK_STATUSES, type TaskMoved } from '@kp/task-contracts';
import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EVENT_PAGE, EVENT_STREAM } from '../docs/examples.ts';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import { Authenticator } from '../identity/authenticator.ts';
import type { Member } from '../identity/principal.ts';
import { readFeed } from './cursor-feed.ts';
import { toCursor } from './event-cursor.ts';
import { EventFeedPage, toPublicData } from './event-shapes.ts';
import { EventStreams } from './event-streams.ts';
import { EVENT_TYPES } from './event-types.ts';
import { LiveEventsRepository, type LoggedEvent } from './live-events.repository.ts';
import { accessOf } from './stream-access.ts';

const TERMINAL = TASK_STATUSES.filter(isTerminal);
const KEPT_MS = 31 * 86_400_000;

const LastEventId = z.object({ 'last-event-id': z.string().optional().meta({ description: 'Id of the last event that was seen; what came after it is sent first' }) });
const EventStream = z.string().meta({ description: 'Server-sent events' });
const FeedParameters = z.strictObject({
  after: storableText().max(20).optional().meta({ description: 'Cursor: `id` of an event or `nextCursor` of a page. Absent: JSON begins at the oldest event kept, a stream with what happens from now on' }),
  limit: z.string().regex(/^\d+$/, 'is not a whole number').transform(Number).pipe(z.int().min(1).max(500)).default(100),
  type: z.enum(EVENT_TYPES).optional(),
  taskId: storableText().min(1).max(100).optional(),
});

@Controller('v1')
export class LiveEventsController {
  private readonly streams: EventStreams;
  private readonly log: LiveEventsRepository;
  private readonly asks: AskClient;
  private readonly authenticator: Authenticator;

  constructor(streams: EventStreams, log: LiveEventsRepository, asks: AskClient, authenticator: Authenticator) {
    this.streams = streams;
    this.log = log;
    this.asks = asks;
    this.authenticator = authenticator;
  }

  @Get('tasks/:taskId/events')
  @Operation({
    id: 'followTask',
    tag: 'Events',
    summary: 'Follow one task (server-sent events), from its beginning to its end',
    description: 'The stream ends with the task. Who comes back with the id of the last event gets 204, so that an EventSource stops.',
    access: { workspace: 'tasks:read' },
    params: z.object({ taskId: z.string() }),
    headers: LastEventId,
    responses: { 200: { contentType: 'text/event-stream', schema: EventStream }, 204: { description: 'Nothing comes after that event' } },
    example: { response: EVENT_STREAM },
  })
  async taskEvents(@Param('taskId') taskId: string, @Headers('last-event-id') lastEventId: string | undefined, @CallingMember() member: Member, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { workspaceId, mode } = member;
    const { status, createdAt } = await this.asks.ask(ASKS.getTask, { taskId, workspaceId, mode });
    if (isTerminal(status) && (await this.hasSeenTheEnd(workspaceId, taskId, lastEventId, createdAt))) return void reply.status(204).send();
    await this.streams.serve(reply, lastEventId, { scope: { channel: workspaceId, mode, taskId }, format: toPublicData, isLast: isEndOfTask, ...accessOf(this.authenticator, request, { workspace: 'tasks:read' }, workspaceId) });
  }

  @Get('events')
  @Operation({
    id: 'listEvents',
    tag: 'Events',
    summary: 'What happens in the workspace: a stream with `Accept: text/event-stream`, else a page after a cursor',
    description: 'Stream and pages hold the same events with the same ids in the same order, for 30 days. Last-Event-ID or `after` replays what was missed.',
    access: { workspace: 'events:read' },
    query: FeedParameters,
    headers: LastEventId,
    responses: { 200: { schema: EventFeedPage, streams: true } },
    example: { query: { after: '6', limit: '100' }, response: EVENT_PAGE },
  })
  async workspaceEvents(@Query() query: unknown, @Headers() headers: Record<string, string | undefined>, @CallingMember() member: Member, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { after, limit, type, taskId } = parseOrThrow(FeedParameters, query);
    const { workspaceId, mode } = member;
    const scope = { channel: workspaceId, mode, type, taskId };
    void reply.header('vary', 'accept');
    if (!headers['accept']?.toLowerCase().includes('text/event-stream')) return void reply.send(await readFeed(this.log, scope, after, limit));
    await this.streams.serve(reply, headers['last-event-id'] ?? after, { scope, format: toPublicData, ...accessOf(this.authenticator, request, { workspace: 'events:read' }, workspaceId) });
  }

  /** Also true when the log has forgotten a task that ended long ago. */
  private async hasSeenTheEnd(workspaceId: string, taskId: string, lastEventId: string | undefined, createdAt: string): Promise<boolean> {
    const end = await this.log.readTaskEnd(workspaceId, taskId, TERMINAL);
    if (end === undefined) return Date.parse(createdAt) < Date.now() - KEPT_MS;
    return (toCursor(lastEventId ?? '') ?? 0) >= end;
  }
}

function isEndOfTask({ type, data }: LoggedEvent): boolean {
  return type === 'task.updated' && isTerminal((data as TaskMoved).status);
}
