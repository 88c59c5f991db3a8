import { AskClient } from '@kp/bus';
import { AppError, ASKS, TASK_STATUSES, type TaskStatus, type TaskView } from '@kp/task-contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { asMember, CallingMember } from '../identity/access.guard.ts';
import { Authenticator } from '../identity/authenticator.ts';
import type { Member } from '../identity/principal.ts';
import { TaskViews } from '../tasks/task-views.ts';
import { TasksService } from '../tasks/tasks.service.ts';
import { toNativeBody, toQuickstartStatus, type QuickstartStatus } from './quickstart-shapes.ts';
import { TASK_COOKIE, TASK_COOKIE_SECONDS, TaskCookies, taskPaths, type TaskCookie } from './task-cookie.ts';

/**
 * The Kling guide's quickstart paths, over the same tasks as the native API. Its browser loop sends no
 * Authorization header: creating (which always needs a key or session) sets a cookie that reads this task only.
 */
@Controller()
export class QuickstartController {
  private readonly parts: { tasks: TasksService; views: TaskViews; asks: AskClient; cookies: TaskCookies; authenticator: Authenticator };

  constructor(tasks: TasksService, views: TaskViews, asks: AskClient, cookies: TaskCookies, authenticator: Authenticator) {
    this.parts = { tasks, views, asks, cookies, authenticator };
  }

  @Post(['api/kling/create', 'api/generate-video'])
  @HttpCode(202)
  @Operation({
    id: 'quickstartCreate',
    tag: 'Quickstart',
    summary: "Create a task in the guide's shape",
    description: 'The same fields as POST /v1/tasks; `type` may be t2v or i2v, or absent.',
    access: { workspace: 'tasks:write' },
    headers: z.object({ 'idempotency-key': z.string().optional() }),
    body: z.looseObject({ type: z.string().optional(), prompt: z.string().optional(), imageUrl: z.string().optional() }),
    responses: { 202: { schema: z.object({ taskId: z.string(), status: z.enum(TASK_STATUSES) }) } },
    errors: ['idempotency-conflict', 'sandbox-not-configured', 'prompt-blocked', 'quota-exceeded', 'statements-not-accepted'],
    example: { body: { type: 't2v', prompt: 'A paper boat on a rainy street' }, response: { taskId: 'task_01jd8m2v4k7r9x3c5b6n8q0wsy', status: 'CREATED' } },
  })
  async create(@Body() body: unknown, @CallingMember() caller: Member, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ taskId: string; status: TaskStatus }> {
    const idempotencyKey = request.headers['idempotency-key'];
    const { task } = await this.parts.tasks.create(caller, request, toNativeBody(body), typeof idempotencyKey === 'string' ? idempotencyKey : undefined);
    const value = this.parts.cookies.sign(task.taskId, caller);
    for (const path of taskPaths(task.taskId)) void reply.setCookie(TASK_COOKIE, value, { path, httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', maxAge: TASK_COOKIE_SECONDS });
    return { taskId: task.taskId, status: task.status };
  }

  @Get(['api/kling/task/:taskId', 'api/tasks/:taskId'])
  @Operation({
    id: 'quickstartStatus',
    tag: 'Quickstart',
    summary: "Read a task in the guide's shape",
    description: 'With the key that created it, or from the browser that did.',
    access: 'public',
    params: z.object({ taskId: z.string() }),
    responses: { 200: { schema: z.object({ taskId: z.string(), status: z.enum(TASK_STATUSES).exclude(['CANCELED']), stage: z.string(), videoUrl: z.string().optional(), error: z.string().optional() }) } },
    errors: ['unauthenticated', 'forbidden'],
    example: { response: { taskId: 'task_01jd8m2v4k7r9x3c5b6n8q0wsy', status: 'RUNNING', stage: 'Generating…' } },
  })
  async status(@Param('taskId') taskId: string, @Req() request: FastifyRequest): Promise<QuickstartStatus> {
    const scope = await this.readerOf(taskId, request);
    const record = await this.parts.asks.ask(ASKS.getTask, { taskId, workspaceId: scope.workspaceId, mode: scope.mode });
    const [view] = await this.parts.views.toViews([record]);
    return toQuickstartStatus(view as TaskView);
  }

  private async readerOf(taskId: string, request: FastifyRequest): Promise<TaskCookie> {
    if (request.headers.authorization) {
      const member = asMember(await this.parts.authenticator.authenticate(request));
      if (!member.permissions.has('tasks:read')) throw new AppError('forbidden', 'This needs the permission tasks:read.');
      return member;
    }
    const cookie = this.parts.cookies.verify(taskId, request.cookies[TASK_COOKIE]);
    if (!cookie) throw new AppError('unauthenticated', 'Send the API key that created the task, or read it from the browser that did.');
    return cookie;
  }
}
