import { z } from 'zod';
import { AppError } from './errors.ts';
import { parseOrThrow } from './field-errors.ts';
import { CreateTaskBody } from './tasks.ts';

function problemsOf(schema: z.ZodType, value: unknown): Record<string, string> {
  try {
    parseOrThrow(schema, value);
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') return Object.fromEntries((error.errors ?? []).map(({ path, code }) => [path, code]));
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parseOrThrow', () => {
  it('names every bad field of a request at once: missing, unknown, wrong type, out of bounds', () => {
    const body = { prompt: 'a lake', model: '', durationSeconds: 2.5, aspectRatio: '5:4', quality: 7, tags: ['ok', ''], metadata: { a: 1 }, promt: 'typo', webhook: 'x' };
    expect(problemsOf(CreateTaskBody, body)).toEqual({
      type: 'required',
      model: 'required',
      durationSeconds: 'invalid-type',
      aspectRatio: 'invalid-value',
      quality: 'invalid-value',
      'tags.1': 'required',
      'metadata.a': 'invalid-type',
      promt: 'unknown-field',
      webhook: 'unknown-field',
    });
  });

  it('takes an empty text for a missing one, in the words of the schema', () => {
    expect(problemsOf(CreateTaskBody, { type: 'text-to-video', model: '' })).toEqual({ model: 'required' });
    expect(problemsOf(z.object({ name: z.string().min(3) }), { name: 'ab' })).toEqual({ name: 'too-small' });
  });

  it('tells a missing field from one of the wrong type', () => {
    expect(problemsOf(CreateTaskBody, {})).toEqual({ type: 'required' });
    expect(problemsOf(CreateTaskBody, { type: 'text-to-video', prompt: 5 })).toEqual({ prompt: 'invalid-type' });
    expect(problemsOf(CreateTaskBody, { type: null, prompt: null })).toEqual({ type: 'invalid-value', prompt: 'invalid-type' });
  });

  it.each([['text', 'hello'], ['a list', []], ['null', null], ['a number', 3]])('refuses %s as a body', (_what, body) => {
    expect(problemsOf(CreateTaskBody, body)).toEqual({ '': 'invalid-type' });
  });

  it('names unknown fields with their place', () => {
    const schema = z.strictObject({ outer: z.strictObject({ known: z.string() }), list: z.array(z.strictObject({})) });
    expect(problemsOf(schema, { outer: { known: 'a', x: 1, y: 2 }, list: [{}, { z: 1 }] })).toEqual({ 'outer.x': 'unknown-field', 'outer.y': 'unknown-field', 'list.1.z': 'unknown-field' });
  });

  it('does not repeat what was sent', () => {
    const secret = 'kp_live_0123456789abcdefghijklmnopq';
    try {
      parseOrThrow(CreateTaskBody, { type: secret, prompt: 'a lake', quality: secret });
    } catch (error) {
      expect(JSON.stringify((error as AppError).toReply())).not.toContain(secret);
      return;
    }
    throw new Error('nothing was refused');
  });

  it('gives back what the schema made of the value', () => {
    expect(parseOrThrow(CreateTaskBody, { type: 'text-to-video', prompt: '  a lake  ' })).toEqual({ type: 'text-to-video', prompt: 'a lake' });
  });
});
