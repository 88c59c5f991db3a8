import { formatAgo, formatBytes, formatElapsed, formatShare, formatShort, formatTick, formatUnits } from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('format', () => {
  it.each([
    [0, '0.0 s'],
    [-300, '0.0 s'],
    [380, '0.4 s'],
    [14_249, '14.2 s'],
    [59_949, '59.9 s'],
    [59_960, '1 m 0 s'],
    [106_000, '1 m 46 s'],
    [3_599_400, '59 m 59 s'],
    [7_380_000, '2 h 03 m'],
  ])('elapsed %i ms is %s', (ms, expected) => {
    expect(plain(formatElapsed(ms))).toBe(expected);
  });

  it.each([
    [0, '0s'],
    [200, '0.2s'],
    [45_000, '45s'],
    [60_000, '1m'],
    [90_000, '1m30'],
    [7_200_000, '2h'],
  ])('tick %i ms is %s', (ms, expected) => {
    expect(formatTick(ms)).toBe(expected);
  });

  it.each([
    [512, '512 B'],
    [221_221, '221 kB'],
    [3_140_000, '3.1 MB'],
    [2_500_000_000, '2.50 GB'],
  ])('%i bytes are %s', (bytes, expected) => {
    expect(plain(formatBytes(bytes))).toBe(expected);
  });

  it('shows cost units with one decimal, and more only when they matter', () => {
    expect([8, 12.5, 6.25, 1234].map(formatUnits)).toEqual(['8.0', '12.5', '6.25', '1,234.0']);
  });

  it('divides only by something', () => {
    expect(plain(formatShare(62, 69))).toBe('89.9 %');
    expect(plain(formatShare(5, 5))).toBe('100 %');
    expect(formatShare(0, 0)).toBe('–');
  });

  it.each([
    [0, 'now'],
    [-4_000, 'now'],
    [12_000, '12 sec. ago'],
    [200_000, '3 min. ago'],
    [7_300_000, '2 hr. ago'],
    [90_000_000, 'yesterday'],
  ])('%i ms ago reads %s', (agoMs, expected) => {
    const nowMs = Date.parse('2026-07-01T10:00:00Z');
    expect(plain(formatAgo(new Date(nowMs - agoMs).toISOString(), nowMs))).toBe(expected);
  });

  it('shortens only what is long', () => {
    expect(formatShort('tsk_1')).toBe('tsk_1');
    expect(formatShort('4bf92f3577b34da6a3ce929d0e0e4736', 8)).toBe('4bf92f35…');
  });
});
