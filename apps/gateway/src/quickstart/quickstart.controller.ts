import { AskClient } from '@kp/bus';
import { AppError, ASKS, type TaskStatus, type TaskView } from '@kp/task-contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, Caller } from '../identity/access.guard.ts';
import { Authenticator } from '../identity/authenticator.ts';
import type { Principal } from '../identity/principal.ts';
import { TaskViews } from '../tasks/task-views.ts';
import { TasksService } from '../tasks/tasks.service.ts';
import { toNativeBody, toQuickstartStatus, type QuickstartStatus } from './quickstart-shapes.ts';
import { TASK_COOKIE, TASK_COOKIE_SECONDS, TaskCookies, taskPaths, type TaskCookie } from './task-cookie.ts';

/**
 * The Kling guide's quickstart paths, over the same tasks as the native API. Its browser loop sends no
 * Authorization header: creating (which always needs a key or session) sets a cookie that reads this task only.
 */
@Controller()
@ApiExcludeController()
export class QuickstartController {
  private readonly parts: { tasks: TasksService; views: TaskViews; asks: AskClient; cookies: TaskCookies; authenticator: Authenticator };

  constructor(tasks: TasksService, views: TaskViews, asks: AskClient, cookies: TaskCookies, authenticator: Authenticator) {
    this.parts = { tasks, views, asks, cookies, authenticator };
  }

  @Post(['api/kling/create', 'api/generate-video'])
  @HttpCode(202)
  async create(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ taskId: string; status: TaskStatus }> {
    const idempotencyKey = request.headers['idempotency-key'];
    const { task } = await this.parts.tasks.create(caller, request.id, toNativeBody(body), typeof idempotencyKey === 'string' ? idempotencyKey : undefined);
    const value = this.parts.cookies.sign(task.taskId, caller);
    for (const path of taskPaths(task.taskId)) void reply.setCookie(TASK_COOKIE, value, { path, httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', maxAge: TASK_COOKIE_SECONDS });
    return { taskId: task.taskId, status: task.status };
  }

  @Get(['api/kling/task/:taskId', 'api/tasks/:taskId'])
  @Access('public')
  async status(@Param('taskId') taskId: string, @Req() request: FastifyRequest): Promise<QuickstartStatus> {
    const scope = await this.readerOf(taskId, request);
    const record = await this.parts.asks.ask(ASKS.getTask, { taskId, workspaceId: scope.workspaceId, mode: scope.mode });
    const [view] = await this.parts.views.toViews([record]);
    return toQuickstartStatus(view as TaskView);
  }

  private async readerOf(taskId: string, request: FastifyRequest): Promise<TaskCookie> {
    if (request.headers.authorization) return this.parts.authenticator.authenticate(request.headers.authorization);
    const cookie = this.parts.cookies.verify(taskId, request.cookies[TASK_COOKIE]);
    if (!cookie) throw new AppError('unauthenticated', 'Send the API key that created the task, or read it from the browser that did.');
    return cookie;
  }
}
