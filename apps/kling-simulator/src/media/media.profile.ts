import { createHash } from 'node:crypto';
import type { SimulatedTask } from '../tasks/task.store.ts';
import { PALETTES } from './palettes.ts';

/** Everything that tells one clip from another; two tasks with the same profile share a file. */
export interface ClipProfile {
  width: number;
  height: number;
  frameRate: number;
  frames: number;
  hasAudio: boolean;
  /** Index into the palettes. */
  palette: number;
}

export interface PictureProfile {
  width: number;
  height: number;
  palette: number;
  /** Pictures of one order differ. */
  variant: number;
}

/** The clip of a task: size and length from its order, colours from a hash of its prompt. */
export function clipProfileOf(task: Pick<SimulatedTask, 'profile' | 'promptText'>): ClipProfile {
  if (task.profile.kind !== 'video') throw new TypeError('The task makes pictures.');
  const { width, height, frameRate, hasAudio } = task.profile;
  return { width, height, frameRate, frames: frameCountOf(task), hasAudio, palette: paletteOf(task.promptText) };
}

export function pictureProfileOf(task: Pick<SimulatedTask, 'profile' | 'promptText'>, index: number): PictureProfile {
  return { width: task.profile.width, height: task.profile.height, palette: paletteOf(task.promptText), variant: index };
}

/** Seconds as a record shows them: cut, not rounded, to milliseconds, for example "5.041" (kling-api.md §6). */
export function secondsTextOf(task: Pick<SimulatedTask, 'profile'>): string {
  if (task.profile.kind !== 'video') return '0';
  return String(Math.floor((frameCountOf(task) / task.profile.frameRate) * 1000 + 1e-6) / 1000);
}

/** One frame more than asked for, as Kling does: 5 s at 24 fps come out as 5.041 s (§6). */
function frameCountOf({ profile }: Pick<SimulatedTask, 'profile'>): number {
  return profile.kind === 'video' ? Math.round(profile.durationSeconds * profile.frameRate) + 1 : 0;
}

function paletteOf(prompt: string): number {
  return createHash('sha256').update(prompt).digest().readUInt32BE() % PALETTES.length;
}
