import { isLegacyTaskStatus, LegacyCallbackBody, LegacyCreateAnswer, LegacyEnvelope, LegacyListAnswer, LegacyQueryAnswer } from './legacy-wire.ts';

const record = {
  task_id: '831922345719271234',
  task_status: 'succeed',
  task_status_msg: '',
  task_info: { external_task_id: 'attempt-1' },
  task_result: { videos: [{ id: '831922345719271235', url: 'https://cdn.example/v.mp4', duration: '5.041' }] },
  final_unit_deduction: '3',
  created_at: 1_781_080_778_802,
  updated_at: 1_781_080_794_151,
};
const envelope = { code: 0, message: 'SUCCEED', request_id: 'r-1' };

describe('legacy wire shapes', () => {
  it('reads create, query, list and callback (§5.2, §5.3, §7)', () => {
    const created = { task_id: record.task_id, task_status: 'submitted', task_info: {}, created_at: 1, updated_at: 1 };
    expect(LegacyCreateAnswer.parse({ ...envelope, data: created }).data.task_id).toBe(record.task_id);
    expect(LegacyQueryAnswer.parse({ ...envelope, data: record }).data.task_result?.videos?.[0]?.duration).toBe('5.041');
    expect(LegacyListAnswer.parse({ ...envelope, data: [record, record] }).data).toHaveLength(2);
    expect(LegacyCallbackBody.parse(record).task_info?.external_task_id).toBe('attempt-1');
  });

  it('keeps keys it does not know, at every level', () => {
    const parsed = LegacyQueryAnswer.parse({ ...envelope, extra: 1, data: { ...record, extra: 2, task_info: { extra: 3 } } });
    expect(parsed).toMatchObject({ extra: 1, data: { extra: 2, task_info: { extra: 3 } } });
  });

  it('accepts an error envelope without data (§2.1)', () => {
    expect(LegacyEnvelope.parse({ code: 1303, message: 'parallel task over resource pack limit', request_id: 'r' }).code).toBe(1303);
  });

  it('accepts absent and null optional parts, and a status it does not know', () => {
    const bare = LegacyCallbackBody.parse({ task_id: '1', task_status: 'paused', task_info: null, task_result: null });
    expect(isLegacyTaskStatus(bare.task_status)).toBe(false);
    expect(isLegacyTaskStatus('succeed')).toBe(true);
    expect(isLegacyTaskStatus('succeeded')).toBe(false);
  });

  it.each([
    ['a numeric task id, which JSON has already rounded', { ...record, task_id: Number(record.task_id) }],
    ['no task id', { task_status: 'succeed' }],
    ['no status', { task_id: '1' }],
    ['a video without url', { ...record, task_result: { videos: [{ id: '1' }] } }],
  ])('refuses %s', (_name, data) => {
    expect(LegacyQueryAnswer.safeParse({ ...envelope, data }).success).toBe(false);
  });

  it('refuses HTML', () => {
    expect(LegacyEnvelope.safeParse('<html></html>').success).toBe(false);
  });
});
