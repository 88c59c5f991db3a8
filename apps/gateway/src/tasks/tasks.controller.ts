import { AskClient } from '@kp/bus';
import { ASKS, CreateTaskBody, isTerminal, parseOrThrow, TaskView } from '@kp/task-contracts';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CREATED_TASK, FINISHED_TASK } from '../docs/examples.ts';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { etagOf, retryAfterSecondsOf } from './read-headers.ts';
import { TaskListParameters } from './task-list-query.ts';
import { TaskViews } from './task-views.ts';
import { TasksService } from './tasks.service.ts';

const TaskPage = z.object({ data: z.array(TaskView), meta: z.object({ nextCursor: z.string().optional() }) }).meta({ id: 'TaskPage' });
const TaskId = z.object({ taskId: z.string() });
const IdempotencyKey = z.object({ 'idempotency-key': z.string().optional().meta({ description: 'Repeating a request with the same key and body gives the same task, for 7 days.' }) });
const ReadHeaders = z.object({
  ETag: z.string().meta({ description: 'Send it as If-None-Match to be told when nothing has changed' }),
  'Retry-After': z.string().optional().meta({ description: 'Of a task that has not ended: when reading again makes sense, in seconds' }),
});

@Controller('v1/tasks')
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
  @Operation({
    id: 'createTask',
    tag: 'Tasks',
    summary: 'Create a task',
    description: 'Videos and still images. What a model offers for a type is in GET /v1/models; every bad field is named at once.',
    access: { workspace: 'tasks:write' },
    headers: IdempotencyKey,
    body: CreateTaskBody,
    responses: { 202: { schema: TaskView, headers: z.object({ Location: z.string().meta({ description: 'Where to read it' }) }) } },
    errors: ['idempotency-conflict', 'sandbox-not-configured', 'prompt-blocked', 'quota-exceeded', 'statements-not-accepted'],
    example: { body: { type: 'text-to-video', prompt: CREATED_TASK.prompt, durationSeconds: 5, aspectRatio: '16:9' }, response: CREATED_TASK },
  })
  async create(@Body() body: unknown, @Headers('idempotency-key') idempotencyKey: string | undefined, @CallingMember() member: Member, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TaskView> {
    const { task, replayed } = await this.tasks.create(member, request, body, idempotencyKey);
    if (replayed) void reply.header('idempotent-replayed', 'true');
    void reply.header('location', `/v1/tasks/${task.taskId}`);
    const [view] = await this.views.toViews([task]);
    return view as TaskView;
  }

  @Get(':taskId')
  @Operation({
    id: 'getTask',
    tag: 'Tasks',
    summary: 'Read a task',
    access: { workspace: 'tasks:read' },
    params: TaskId,
    responses: { 200: { schema: TaskView, headers: ReadHeaders } },
    example: { response: FINISHED_TASK },
  })
  async get(@Param('taskId') taskId: string, @Headers('if-none-match') known: string | undefined, @CallingMember() member: Member, @Res({ passthrough: true }) reply: FastifyReply): Promise<TaskView | undefined> {
    const record = await this.asks.ask(ASKS.getTask, { taskId, workspaceId: member.workspaceId, mode: member.mode });
    const etag = etagOf(record);
    void reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (!isTerminal(record.status)) void reply.header('retry-after', retryAfterSecondsOf(record));
    if (known?.split(',').some((each) => each.trim() === etag)) {
      void reply.status(304);
      return undefined;
    }
    const [view] = await this.views.toViews([record]);
    return view as TaskView;
  }

  @Get()
  @Operation({
    id: 'listTasks',
    tag: 'Tasks',
    summary: 'List tasks, newest first',
    access: { workspace: 'tasks:read' },
    query: TaskListParameters,
    responses: { 200: { schema: TaskPage } },
    example: { query: { status: 'SUCCEEDED', limit: '25' }, response: { data: [FINISHED_TASK], meta: {} } },
  })
  async list(@Query() query: unknown, @CallingMember() member: Member): Promise<z.infer<typeof TaskPage>> {
    const { tasks, nextCursor } = await this.asks.ask(ASKS.listTasks, { ...parseOrThrow(TaskListParameters, query), workspaceId: member.workspaceId, mode: member.mode });
    return { data: await this.views.toViews(tasks), meta: nextCursor ? { nextCursor } : {} };
  }
}
