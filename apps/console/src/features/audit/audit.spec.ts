import { diffOf, resourceOf, valueText } from './audit-entry.ts';
import { filterOf, localTimeOf } from './audit-filter.ts';
import { auditPath } from '../../app/audit-path.ts';
import { coverageOf, entryIdOf, placeOf, type Finding } from './verification.ts';

describe('the difference an entry made', () => {
  it('goes field by field, into objects, and names only what differs', () => {
    const before = { status: 'active', limits: { unitsPerDay: 5, models: ['a'], same: 1 }, gone: true };
    const after = { status: 'suspended', limits: { unitsPerDay: null, models: ['a', 'b'], same: 1 }, added: 0 };
    expect(diffOf({ before, after })).toEqual([
      { field: 'added', after: 0 },
      { field: 'gone', before: true },
      { field: 'limits.models', before: ['a'], after: ['a', 'b'] },
      { field: 'limits.unitsPerDay', before: 5, after: null },
      { field: 'status', before: 'active', after: 'suspended' },
    ]);
  });

  it('a creation has no before, a removal no after, and an entry without both no difference', () => {
    expect(diffOf({ after: { name: 'x' } })).toEqual([{ field: 'name', after: 'x' }]);
    expect(diffOf({ before: { name: 'x' } })).toEqual([{ field: 'name', before: 'x' }]);
    expect(diffOf({})).toEqual([]);
  });

  it('fields named like parts of an object’s prototype are fields like others', () => {
    const after = JSON.parse('{"__proto__": {"polluted": true}, "constructor": "x"}') as Record<string, unknown>;
    expect(diffOf({ after })).toEqual([{ field: '__proto__.polluted', after: true }, { field: 'constructor', after: 'x' }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([['text', 'text'], [null, 'null'], [undefined, 'null'], [0, '0'], [false, 'false'], [['a', 'b'], 'a\nb'], [[], '[]'], [[{ a: 1 }], '[{"a":1}]'], [{}, '{}']])('%j reads %j', (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it('only kinds with a page lead somewhere', () => {
    expect(resourceOf('api-key')).toBe('api-keys');
    expect(resourceOf('invite')).toBeUndefined();
    expect(resourceOf('constructor')).toBeUndefined();
  });
});

describe('filters', () => {
  it('leave out what is empty or no time, and turn local times into instants', () => {
    expect(filterOf({ chain: ' platform ', action: '', actor: 'usr_1', from: '2026-11-24T09:30', to: 'never' })).toEqual({ chain: 'platform', actor: 'usr_1', from: new Date(2026, 10, 24, 9, 30).toISOString() });
  });

  it('a time survives the way to the field and back', () => {
    const { from } = filterOf({ from: '2026-01-02T03:04' });
    expect(localTimeOf(from)).toBe('2026-01-02T03:04');
    expect([localTimeOf(undefined), localTimeOf('never')]).toEqual(['', '']);
  });

  it('stand in the address as react-admin reads them', () => {
    const filter = { target: 'a&b="c' };
    expect(JSON.parse(new URLSearchParams(auditPath(filter).split('?')[1]).get('filter') ?? '')).toEqual(filter);
  });
});

describe('verification', () => {
  const chain = (name: string, lastSeq: number, unsignedEntries: number, signedAt?: string) => ({ id: name, chain: name, lastSeq, unsignedEntries, ...(signedAt ? { checkpoint: { seq: lastSeq - unsignedEntries, signedAt } } : {}) });
  const finding = (parts: Partial<Finding>): Finding => ({ kind: 'entry-altered', chain: 'ws_1', message: '', ...parts });

  it('sums up how far chains are covered', () => {
    expect(coverageOf([chain('ws_1', 10, 2, '2026-11-24T10:00:00.000Z'), chain('ws_2', 3, 3), chain('platform', 7, 0, '2026-11-24T09:00:00.000Z')])).toEqual({ entries: 20, unsigned: 5, lastCheckpointAt: '2026-11-24T10:00:00.000Z' });
    expect(coverageOf([])).toEqual({ entries: 0, unsigned: 0 });
  });

  it('names the row that is broken, and links to it when it is there', () => {
    expect([placeOf(finding({ fromSeq: 7, toSeq: 7 })), placeOf(finding({ fromSeq: 7, toSeq: 9 })), placeOf(finding({}))]).toEqual(['#7', '#7–9', '']);
    expect(entryIdOf(finding({ fromSeq: 7 }))).toBe('ws_1:7');
    expect(entryIdOf(finding({ kind: 'entry-missing', fromSeq: 7 }))).toBeUndefined();
  });
});
