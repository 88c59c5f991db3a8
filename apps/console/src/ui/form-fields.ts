/** Values of a form as text, by name. */
export type Fields = Record<string, string>;

/** Values of a form as text, without spaces around them. */
export function fieldsOf(form: HTMLFormElement): Fields {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']));
}

/** A number field; an empty one is left out, and what is no number goes as it is, so that the server names it. */
export function numberOf(name: string, text: string | undefined): object {
  if (!text) return {};
  return { [name]: /^\d+$/.test(text) ? Number(text) : text };
}

/** One thing a line; empty lines and spaces around are nothing. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((line) => line !== '');
}

/** What a server said when it refused a form. */
export interface Refusal {
  message: string;
  /** HTTP status; 409 when the form was filled in from something that has changed meanwhile. */
  status: number | undefined;
  /** By the path of the field, such as `limits.unitsPerDay`. */
  fields: Record<string, string>;
}

export function refusalOf(error: unknown): Refusal {
  const { message, status, body } = (error ?? {}) as { message?: string; status?: number; body?: { errors?: Record<string, string> } };
  return { message: message ?? String(error), status, fields: body?.errors ?? {} };
}

/** The problem of the field itself, or of one below it (`resultHosts.0`). */
export function problemOf(fields: Refusal['fields'], name: string): string | undefined {
  return fields[name] ?? Object.entries(fields).find(([path]) => path.startsWith(`${name}.`))?.[1];
}

/** A value of a form exactly as it was typed, spaces and all: what passwords need. */
export function typedIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
