/** What faults look at in a create body, of either generation and before it is validated. */
export interface PeekedCreate {
  externalTaskId: string | undefined;
  /** All texts of the body: the prompt, and those of its shots. */
  prompt: string;
  elementIds: string[];
}

export function peekCreate(body: unknown): PeekedCreate {
  const fields = objectOf(body);
  const contents = listOf(fields['contents']);
  const texts = [fields['prompt'], ...contents.map((item) => item['text']), ...listOf(fields['multi_prompt']).map((shot) => shot['prompt'])];
  const elements = [...contents, ...listOf(fields['element_list'])].map((item) => item['element_id']);
  return {
    externalTaskId: textOf(fields['external_task_id']) ?? textOf(objectOf(fields['options'])['external_task_id']),
    prompt: texts.flatMap((text) => textOf(text) ?? []).join('\n'),
    elementIds: elements.filter((id) => typeof id === 'string' || typeof id === 'number').map(String),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
