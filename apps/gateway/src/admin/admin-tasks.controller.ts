import { AskClient } from '@kp/bus';
import { ASKS, parseOrThrow, storableText, AdminTaskView } from '@kp/task-contracts';
import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ADMIN_TASK, OVERVIEW } from '../docs/examples.ts';
import { Operation } from '../docs/operation.decorator.ts';
import { Authenticator } from '../identity/authenticator.ts';
import { toOperatorData } from '../live-events/event-shapes.ts';
import { EventStreams } from '../live-events/event-streams.ts';
import { ALL_WORKSPACES } from '../live-events/live-events.repository.ts';
import { accessOf } from '../live-events/stream-access.ts';
import { TaskListParameters } from '../tasks/task-list-query.ts';
import { TaskViews } from '../tasks/task-views.ts';

const AdminTaskListParameters = TaskListParameters.extend({
  workspaceId: storableText().max(100).optional(),
  q: storableText().max(200).optional(),
  id: storableText().max(4_000).optional(),
});

const AdminTaskPage = z.object({ data: z.array(AdminTaskView), meta: z.object({ nextCursor: z.string().optional() }) });

/** Tasks of all workspaces, for the console. */
@Controller('admin/v1')
export class AdminTasksController {
  private readonly asks: AskClient;
  private readonly views: TaskViews;
  private readonly streams: EventStreams;
  private readonly authenticator: Authenticator;

  constructor(asks: AskClient, views: TaskViews, streams: EventStreams, authenticator: Authenticator) {
    this.asks = asks;
    this.views = views;
    this.streams = streams;
    this.authenticator = authenticator;
  }

  @Get('tasks')
  @Operation({ id: 'adminListTasks', tag: 'Console', summary: 'Tasks of all workspaces, newest first', access: { platform: ['tasks', 'list'] }, query: AdminTaskListParameters, responses: { 200: { schema: AdminTaskPage } }, example: { query: { limit: '25' }, response: { data: [], meta: {} } } })
  async list(@Query() query: unknown): Promise<{ data: AdminTaskView[]; meta: { nextCursor?: string } }> {
    const { q, id, ...filter } = parseOrThrow(AdminTaskListParameters, query);
    const { tasks, nextCursor } = await this.asks.ask(ASKS.listTasks, { ...filter, ...(q ? { search: q } : {}), ...(id ? { ids: id.split(',').slice(0, 100) } : {}) });
    return { data: await this.views.toAdminViews(tasks), meta: nextCursor ? { nextCursor } : {} };
  }

  @Get('tasks/:taskId')
  @Operation({ id: 'adminGetTask', tag: 'Console', summary: 'A task with its attempts', access: { platform: ['tasks', 'show'] }, params: z.object({ taskId: z.string() }), responses: { 200: { schema: AdminTaskView } }, example: { response: ADMIN_TASK } })
  async get(@Param('taskId') taskId: string): Promise<AdminTaskView> {
    const [view] = await this.views.toAdminViews([await this.asks.ask(ASKS.getTask, { taskId })]);
    return view as AdminTaskView;
  }

  @Get('events')
  @Operation({ id: 'adminFollowEvents', tag: 'Console', summary: 'Follow all workspaces (server-sent events)', access: { platform: ['tasks', 'list'] }, headers: z.object({ 'last-event-id': z.string().optional() }), responses: { 200: { contentType: 'text/event-stream', schema: z.string() } }, example: { response: 'id: 7\nevent: task.updated\ndata: {"taskId":"task_01jd8m2v4k7r9x3c5b6n8q0wsy","status":"RUNNING"}\n\n' } })
  async events(@Headers('last-event-id') lastEventId: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.streams.serve(reply, lastEventId, { scope: { channel: ALL_WORKSPACES }, format: toOperatorData, ...accessOf(this.authenticator, request, { platform: ['tasks', 'list'] }) });
  }

  @Get('overview')
  @Operation({ id: 'adminReadOverview', tag: 'Console', summary: 'How the platform is doing', access: { platform: ['overview', 'show'] }, responses: { 200: { schema: ASKS.readOverview.reply } }, example: { response: OVERVIEW } })
  overview() {
    return this.asks.ask(ASKS.readOverview, {});
  }
}
