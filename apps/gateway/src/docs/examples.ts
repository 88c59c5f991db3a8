import { TASK_STATUSES, type AdminTaskView, type AskReply, type ASKS, type TaskView } from '@kp/task-contracts';
import type { EventFeedPage } from '../live-events/event-shapes.ts';

const TASK_ID = 'task_01jd8m2v4k7r9x3c5b6n8q0wsy';
const CREATED_AT = '2026-11-24T09:30:00.000Z';

/** A task as it reads right after it was created. */
export const CREATED_TASK: TaskView = {
  taskId: TASK_ID,
  status: 'CREATED',
  stage: 'Preparing…',
  type: 'text-to-video',
  mode: 'live',
  model: 'kling-3.0',
  prompt: 'A slow dolly-in toward a misty mountain lake at sunrise',
  durationSeconds: 5,
  aspectRatio: '16:9',
  quality: 'std',
  cost: { costUnits: 5, estimated: true },
  timeline: [{ status: 'CREATED', at: CREATED_AT, version: 1 }],
  outputs: [],
  tags: [],
  metadata: {},
  createdAt: CREATED_AT,
  updatedAt: CREATED_AT,
};

/** A task with its result. */
export const FINISHED_TASK: TaskView = {
  ...CREATED_TASK,
  status: 'SUCCEEDED',
  stage: 'Ready',
  videoUrl: 'https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s',
  cost: { costUnits: 5, estimated: false },
  outputs: [
    {
      assetId: 'asset_01jd8m2v4k7r9x3c5b6n8q0wt0',
      kind: 'video',
      index: 0,
      key: 'videos/ws_1/usr_1/clip.mp4',
      bytes: 4_718_592,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      durationSeconds: 5.04,
      width: 1280,
      height: 720,
      frameRate: 24,
      videoCodec: 'avc1',
      url: 'https://kling.example.com/media/videos/ws_1/usr_1/clip.mp4?expires=1795510200&signature=8Y3s',
    },
  ],
  finishedAt: '2026-11-24T09:32:10.000Z',
};

/** A task as operators see it. */
export const ADMIN_TASK: AdminTaskView = { ...FINISHED_TASK, id: TASK_ID, workspaceId: 'ws_1', userId: 'usr_1', policy: { status: 'allowed', decisionId: 'dec_1', ruleVersion: '1' }, attempts: [{ attemptId: 'att_1', number: 1, state: 'succeeded', providerTaskId: '847263551', account: 'kling-eu' }] };

export const OVERVIEW: AskReply<typeof ASKS.readOverview> = {
  tasks: { byStatus: Object.fromEntries(TASK_STATUSES.map((status) => [status, 0])) as AskReply<typeof ASKS.readOverview>['tasks']['byStatus'], last24h: { created: 120, succeeded: 115, failed: 4, canceled: 1 } },
  latencyMs: { p50: 92_000, p95: 178_000 },
  stateLatency: [{ status: 'QUEUED', count: 118, p50Ms: 4_100, p95Ms: 15_300 }],
  costUnits: { today: 431, last24h: 598 },
  providerErrors: [{ code: '1303', count: 2 }],
};

/** A move as its workspace sees it. */
const MOVED = { taskId: TASK_ID, mode: 'live' as const, type: 'text-to-video' as const, model: 'kling-3.0', durationSeconds: 5, status: 'RUNNING' as const, previousStatus: 'QUEUED' as const, stage: 'Generating…', at: '2026-11-24T09:30:04.000Z', version: 3, costUnits: 5, createdAt: CREATED_AT };

export const EVENT_PAGE: EventFeedPage = { data: [{ id: '7', eventId: 'evt_01jd8m2v4k7r9x3c5b6n8q0wsz', type: 'task.updated', occurredAt: MOVED.at, taskId: TASK_ID, data: MOVED }], meta: { nextCursor: '7', hasMore: false } };

export const EVENT_STREAM = `id: 7\nevent: task.updated\ndata: ${JSON.stringify(MOVED)}\n\n`;
