import type { TaskRequest } from '@kp/task-contracts';

/** Everything a request says in words, for the content check: the prompt and, where shots are given, each of theirs. */
export function promptTextOf({ prompt, shots = [] }: Pick<TaskRequest, 'prompt' | 'shots'>): string {
  return [prompt, ...shots.map((shot) => shot.prompt)].filter((text) => text !== '').join('\n');
}
