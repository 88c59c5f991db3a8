import { AskClient } from '@kp/bus';
import { ASKS, CreateTaskBody, parseOrThrow, TaskView } from '@kp/task-contracts';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Describe } from '../docs/describe.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import type { Principal } from '../identity/principal.ts';
import { TaskListParameters } from './task-list-query.ts';
import { TaskViews } from './task-views.ts';
import { TasksService } from './tasks.service.ts';

const TaskPage = z.object({ data: z.array(TaskView), meta: z.object({ nextCursor: z.string().optional() }) });

@Controller('v1/tasks')
@ApiTags('Tasks')
@ApiBearerAuth()
export class TasksController {
  private readonly tasks: TasksService;
  private readonly views: TaskViews;
  private readonly asks: AskClient;

  constructor(tasks: TasksService, views: TaskViews, asks: AskClient) {
    this.tasks = tasks;
    this.views = views;
    this.asks = asks;
  }

  @Post()
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Repeating a request with the same key and body gives the same task, for 7 days.' })
  @Describe({ summary: 'Create a task', description: 'Videos and still images. What a model offers for a type is in GET /v1/models; every bad field is named at once.', body: CreateTaskBody, status: 202, response: TaskView, errors: [400, 401, 409, 413, 415, 422, 503] })
  async create(@Body() body: unknown, @Headers('idempotency-key') idempotencyKey: string | undefined, @Caller() caller: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TaskView> {
    const { task, replayed } = await this.tasks.create(caller, request.id, body, idempotencyKey);
    if (replayed) void reply.header('idempotent-replayed', 'true');
    void reply.header('location', `/v1/tasks/${task.taskId}`);
    const [view] = await this.views.toViews([task]);
    return view as TaskView;
  }

  @Get(':taskId')
  @Describe({ summary: 'Read a task', response: TaskView, errors: [401, 404, 503] })
  async get(@Param('taskId') taskId: string, @Caller() caller: Principal): Promise<TaskView> {
    const [view] = await this.views.toViews([await this.asks.ask(ASKS.getTask, { taskId, workspaceId: caller.workspaceId, mode: caller.mode })]);
    return view as TaskView;
  }

  @Get()
  @Describe({ summary: 'List tasks, newest first', query: TaskListParameters, response: TaskPage, errors: [400, 401, 503] })
  async list(@Query() query: unknown, @Caller() caller: Principal): Promise<z.infer<typeof TaskPage>> {
    const { tasks, nextCursor } = await this.asks.ask(ASKS.listTasks, { ...parseOrThrow(TaskListParameters, query), workspaceId: caller.workspaceId, mode: caller.mode });
    return { data: await this.views.toViews(tasks), meta: nextCursor ? { nextCursor } : {} };
  }
}
