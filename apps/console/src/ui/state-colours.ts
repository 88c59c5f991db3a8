import type { TaskStatus } from '@kp/task-contracts/states';

/** Colour is used for state only, and always beside a word. Both sets reach 4.5:1 on their ground. */
export const STATE_COLOURS: Record<'light' | 'dark', Record<TaskStatus, string>> = {
  light: {
    CREATED: '#6b6b6b',
    QUEUED: '#8a5a00',
    RUNNING: '#1f57d6',
    FINALIZING: '#6b3fd4',
    SUCCEEDED: '#147a3c',
    FAILED: '#b3261e',
    CANCELED: '#6b6b6b',
  },
  dark: {
    CREATED: '#a8a8a8',
    QUEUED: '#e0a83a',
    RUNNING: '#7ea6ff',
    FINALIZING: '#b99cff',
    SUCCEEDED: '#4ac27a',
    FAILED: '#ff8278',
    CANCELED: '#a8a8a8',
  },
};
