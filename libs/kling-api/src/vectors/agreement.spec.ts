import { readKlingCreate } from '../read-create.ts';
import { ALL_VECTORS } from './all-vectors.ts';
import { namesField } from './vector.ts';

describe('the validator agrees with the hand-written vectors', () => {
  it.each(ALL_VECTORS.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const reading = readKlingCreate(vector.path, vector.body);
    expect(reading.ok ? 'accept' : 'refuse').toBe(vector.verdict);
    if (!reading.ok) expect(reading.problems.some(({ field }) => namesField(vector, field))).toBe(true);
  });
});
