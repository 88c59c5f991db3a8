/** What can happen in a workspace, as API consumers name it. */
export const EVENT_TYPES = ['task.updated', 'quota.threshold-reached'] as const;
export type EventType = (typeof EVENT_TYPES)[number];
