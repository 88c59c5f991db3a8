import type { Shot } from './order.ts';

/** `shot n, m, words; shot n, m, words;`: the new generation's way to say shots inside the prompt (kling-api.md §4.2). */
const SHOT = /\s*shot\s+(\d+)\s*,\s*(\d+(?:\.\d+)?)\s*,\s*([^;]*?)\s*(?:;|$)/giy;

/** The shots as a prompt. Semicolons would end a shot, so they become commas. */
export function toShotPrompt(shots: readonly Shot[]): string {
  return shots.map(({ prompt, durationSeconds }, index) => `shot ${index + 1}, ${durationSeconds}, ${prompt.replaceAll(';', ',')};`).join(' ');
}

/** The shots of a prompt that consists of nothing else; undefined for any other prompt. */
export function readShotPrompt(prompt: string): Shot[] | undefined {
  const shots: Shot[] = [];
  let end = 0;
  for (const match of prompt.matchAll(SHOT)) {
    shots.push({ prompt: match[3] ?? '', durationSeconds: Number(match[2]) });
    end = match.index + match[0].length;
  }
  return shots.length > 0 && prompt.slice(end).trim() === '' ? shots : undefined;
}
