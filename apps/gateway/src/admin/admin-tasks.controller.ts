import { AskClient } from '@kp/bus';
import { ASKS, parseOrThrow, STAGE_WORDS, storableText, type AdminTaskView } from '@kp/task-contracts';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../identity/access.guard.ts';
import { EventStreams } from '../live-events/event-streams.ts';
import { TaskListParameters } from '../tasks/task-list-query.ts';
import { TaskViews } from '../tasks/task-views.ts';

const AdminTaskListParameters = TaskListParameters.extend({
  workspaceId: storableText().max(100).optional(),
  q: storableText().max(200).optional(),
  id: storableText().max(4_000).optional(),
});

/** Tasks of all workspaces, for the console. */
@Controller('admin/v1')
@Access('platform')
@ApiExcludeController()
export class AdminTasksController {
  private readonly asks: AskClient;
  private readonly views: TaskViews;
  private readonly streams: EventStreams;

  constructor(asks: AskClient, views: TaskViews, streams: EventStreams) {
    this.asks = asks;
    this.views = views;
    this.streams = streams;
  }

  @Get('tasks')
  async list(@Query() query: unknown): Promise<{ data: AdminTaskView[]; meta: { nextCursor?: string } }> {
    const { q, id, ...filter } = parseOrThrow(AdminTaskListParameters, query);
    const { tasks, nextCursor } = await this.asks.ask(ASKS.listTasks, { ...filter, ...(q ? { search: q } : {}), ...(id ? { ids: id.split(',').slice(0, 100) } : {}) });
    return { data: await this.views.toAdminViews(tasks), meta: nextCursor ? { nextCursor } : {} };
  }

  @Get('tasks/:taskId')
  async get(@Param('taskId') taskId: string): Promise<AdminTaskView> {
    const [view] = await this.views.toAdminViews([await this.asks.ask(ASKS.getTask, { taskId })]);
    return view as AdminTaskView;
  }

  @Get('events')
  async events(@Headers('last-event-id') lastEventId: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    reply.hijack();
    await this.streams.serve(reply.raw, {}, lastEventId, {
      toFrame: ({ data }) => ({ event: 'task.updated', data: { ...data, id: data.taskId, stage: STAGE_WORDS[data.status], updatedAt: data.at } }),
    });
  }

  @Get('overview')
  overview() {
    return this.asks.ask(ASKS.readOverview, {});
  }
}
