import { AskClient } from '@kp/bus';
import { ASKS, isTerminal, STAGE_WORDS, type TaskMoved } from '@kp/task-contracts';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { EventStreams } from './event-streams.ts';

/** What API consumers see of a move. */
export function toPublicEvent({ userId: _userId, workspaceId: _workspaceId, previousAt: _previousAt, providerCode: _providerCode, ...moved }: TaskMoved) {
  return { ...moved, stage: STAGE_WORDS[moved.status] };
}

const LastEventId = z.object({ 'last-event-id': z.string().optional().meta({ description: 'Id of the last event that was seen; what came after it is sent first' }) });
const EventStream = z.string().meta({ description: 'Server-sent events' });
const EXAMPLE_STREAM = 'id: 7\nevent: task.updated\ndata: {"taskId":"task_01jd8m2v4k7r9x3c5b6n8q0wsy","status":"RUNNING"}\n\n';

@Controller('v1')
export class LiveEventsController {
  private readonly streams: EventStreams;
  private readonly asks: AskClient;

  constructor(streams: EventStreams, asks: AskClient) {
    this.streams = streams;
    this.asks = asks;
  }

  @Get('tasks/:taskId/events')
  @Operation({
    id: 'followTask',
    tag: 'Events',
    summary: 'Follow one task (server-sent events), from its beginning to its end',
    access: { workspace: 'tasks:read' },
    params: z.object({ taskId: z.string() }),
    headers: LastEventId,
    responses: { 200: { contentType: 'text/event-stream', schema: EventStream } },
    example: { response: EXAMPLE_STREAM },
  })
  async taskEvents(@Param('taskId') taskId: string, @Headers('last-event-id') lastEventId: string | undefined, @CallingMember() member: Member, @Res() reply: FastifyReply): Promise<void> {
    const { workspaceId, mode } = member;
    await this.asks.ask(ASKS.getTask, { taskId, workspaceId, mode });
    reply.hijack();
    await this.streams.serve(reply.raw, { workspaceId, mode, taskId }, lastEventId, {
      toFrame: ({ data }) => ({ event: 'task.updated', data: toPublicEvent(data) }),
      isLast: ({ data }) => isTerminal(data.status),
    });
  }

  @Get('events')
  @Operation({
    id: 'followEvents',
    tag: 'Events',
    summary: 'Follow all tasks of the workspace (server-sent events); Last-Event-ID replays what was missed',
    access: { workspace: 'events:read' },
    headers: LastEventId,
    responses: { 200: { contentType: 'text/event-stream', schema: EventStream } },
    example: { response: EXAMPLE_STREAM },
  })
  async workspaceEvents(@Headers('last-event-id') lastEventId: string | undefined, @CallingMember() member: Member, @Res() reply: FastifyReply): Promise<void> {
    reply.hijack();
    await this.streams.serve(reply.raw, { workspaceId: member.workspaceId, mode: member.mode }, lastEventId, { toFrame: ({ data }) => ({ event: 'task.updated', data: toPublicEvent(data) }) });
  }
}
