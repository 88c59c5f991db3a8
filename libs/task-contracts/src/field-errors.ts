import type { z } from 'zod';
import { AppError, type FieldError } from './errors.ts';

/** Turns zod's issues into field errors; an unknown key is reported under its own name. */
export function toFieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: 'unknown-field', message: `"${key}" is not a field of this request.` }));
    }
    const ownCode = issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : undefined;
    const missing = (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
    const empty = issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1;
    return [{ path, code: ownCode ?? (missing || empty ? 'required' : issue.code.replaceAll('_', '-')), message: missing ? 'This field is required.' : issue.message }];
  });
}

/** Parses or throws `validation-failed` naming every bad field. */
export function parseOrThrow<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  // reportInput lets the message tell a missing field from one of the wrong type; the input itself is not echoed.
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw AppError.validation(toFieldErrors(result.error));
  return result.data;
}
