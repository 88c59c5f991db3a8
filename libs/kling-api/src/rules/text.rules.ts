import { countCharacters } from '../order.ts';
import { namesOf, unresolvedReferences } from '../prompt-references.ts';
import type { Rule, RuleInput } from './report.ts';

/** Longest prompt of one shot, characters (kling-api.md §4.2, §5.4). */
export const SHOT_PROMPT_MAX_CHARACTERS = 512;
export const MAX_SHOTS = 6;

export const promptRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  // With shots of one's own the prompt is ignored (§5.4).
  const hasShots = order.multiShot === true && order.shotType === 'customize';
  if (capability.prompt === 'required' && !hasShots && order.prompt.trim() === '') report('prompt', 'required', 'The prompt is empty.');
  const characters = countCharacters(order.prompt);
  if (characters > capability.promptMaxCharacters) report('prompt', 'too-long', `The prompt has ${characters} characters; ${model} takes at most ${capability.promptMaxCharacters}.`);
  checkNegativePrompt(input);
};

function checkNegativePrompt({ order, capability, model, report }: RuleInput): void {
  if (order.negativePrompt === undefined || order.negativePrompt === '') return;
  const max = capability.negativePromptMaxCharacters;
  if (max === undefined) return report('negativePrompt', 'not-offered', `${model} takes no negative prompt here.`);
  const characters = countCharacters(order.negativePrompt);
  if (characters > max) report('negativePrompt', 'too-long', `The negative prompt has ${characters} characters; ${model} takes at most ${max}.`);
}

export const referenceNameRules: Rule = ({ order, capability, report }) => {
  if (capability.omni === undefined && capability.voices === undefined && capability.maxElements === undefined && capability.images === undefined) return;
  for (const name of unresolvedReferences(order)) report('prompt', 'unknown-reference', `The prompt speaks of @${name}, but no input has that name.`);
  const seen = new Set<string>();
  for (const name of namesOf(order)) {
    if (seen.has(name)) report('references', 'duplicate-name', `Two inputs have the name "${name}"; names are unique within a task.`);
    seen.add(name);
  }
};

export const shotRules: Rule = ({ order, capability, model, report }) => {
  const { shots, shotType } = order;
  if (capability.multiShot === undefined) {
    if (order.multiShot === true || shots !== undefined) report('multiShot', 'not-offered', `${model} makes one shot only here.`);
    return;
  }
  if (capability.multiShot === 'structured' && order.multiShot === true && shotType === undefined) report('shotType', 'required', 'Say whether the shots are given (customize) or left to the model (intelligence).');
  if (shots === undefined) {
    if (order.multiShot === true && shotType === 'customize') report('shots', 'required', 'Give the shots.');
    return;
  }
  if (shots.length < 1 || shots.length > MAX_SHOTS) report('shots', 'count', `Give 1 to ${MAX_SHOTS} shots.`);
  for (const [index, shot] of shots.entries()) {
    const characters = countCharacters(shot.prompt);
    if (shot.prompt.trim() === '') report(`shots.${index}.prompt`, 'required', 'The shot has no prompt.');
    if (characters > SHOT_PROMPT_MAX_CHARACTERS) report(`shots.${index}.prompt`, 'too-long', `The shot's prompt has ${characters} characters; at most ${SHOT_PROMPT_MAX_CHARACTERS} are taken.`);
    if (!Number.isInteger(shot.durationSeconds) || shot.durationSeconds < 1) report(`shots.${index}.durationSeconds`, 'out-of-range', 'A shot lasts a whole number of seconds, at least 1.');
  }
  const sum = shots.reduce((seconds, shot) => seconds + shot.durationSeconds, 0);
  if (order.durationSeconds !== undefined && sum !== order.durationSeconds) report('shots', 'duration-sum', `The shots last ${sum} s together, the clip ${order.durationSeconds} s.`);
};
