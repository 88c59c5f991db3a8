import { AskClient } from '@kp/bus';
import { ASKS, isTerminal, STAGE_WORDS, type TaskMoved } from '@kp/task-contracts';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Describe } from '../docs/describe.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import type { Principal } from '../identity/principal.ts';
import { EventStreams } from './event-streams.ts';

/** What API consumers see of a move. */
export function toPublicEvent({ userId: _userId, workspaceId: _workspaceId, previousAt: _previousAt, providerCode: _providerCode, ...moved }: TaskMoved) {
  return { ...moved, stage: STAGE_WORDS[moved.status] };
}

@Controller('v1')
@ApiTags('Events')
@ApiBearerAuth()
export class LiveEventsController {
  private readonly streams: EventStreams;
  private readonly asks: AskClient;

  constructor(streams: EventStreams, asks: AskClient) {
    this.streams = streams;
    this.asks = asks;
  }

  @Get('tasks/:taskId/events')
  @ApiProduces('text/event-stream')
  @Describe({ summary: 'Follow one task (server-sent events), from its beginning to its end', errors: [401, 404] })
  async taskEvents(@Param('taskId') taskId: string, @Headers('last-event-id') lastEventId: string | undefined, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const { workspaceId, mode } = caller;
    await this.asks.ask(ASKS.getTask, { taskId, workspaceId, mode });
    reply.hijack();
    await this.streams.serve(reply.raw, { workspaceId, mode, taskId }, lastEventId, {
      toFrame: ({ data }) => ({ event: 'task.updated', data: toPublicEvent(data) }),
      isLast: ({ data }) => isTerminal(data.status),
    });
  }

  @Get('events')
  @ApiProduces('text/event-stream')
  @Describe({ summary: 'Follow all tasks of the workspace (server-sent events); Last-Event-ID replays what was missed', errors: [401] })
  async workspaceEvents(@Headers('last-event-id') lastEventId: string | undefined, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    reply.hijack();
    await this.streams.serve(reply.raw, { workspaceId: caller.workspaceId, mode: caller.mode }, lastEventId, { toFrame: ({ data }) => ({ event: 'task.updated', data: toPublicEvent(data) }) });
  }
}
