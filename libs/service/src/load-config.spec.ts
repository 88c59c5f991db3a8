import { z } from 'zod';
import { BaseConfig, required, urlOf, wholeNumber } from './base-config.ts';
import { loadConfig } from './load-config.ts';

const ENVIRONMENT = { DATABASE_URL: 'postgres://kp:secret@127.0.0.1:5432/kling', NATS_URL: 'nats://127.0.0.1:4222' };
const problemsOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map((issue) => issue.message);

describe('configuration', () => {
  it('takes what is given and fills in the rest', () => {
    expect(loadConfig('test', BaseConfig, { ...ENVIRONMENT, OPS_PORT: '9100', UNRELATED: 'x' })).toMatchObject({ ...ENVIRONMENT, OPS_PORT: 9_100, LOG_LEVEL: 'info' });
  });

  it('takes an empty value for none', () => {
    expect(loadConfig('test', BaseConfig, { ...ENVIRONMENT, OPS_PORT: '', LOG_LEVEL: '' })).toMatchObject({ OPS_PORT: 0, LOG_LEVEL: 'info' });
  });

  it.each(['1e3', '0x10', '-1', '1.5', ' 5', '5 ', 'five', '١'])('does not take %j for a whole number', (text) => {
    expect(problemsOf(wholeNumber({ min: 0, max: 100_000 }), text)).toEqual(['is not a whole number']);
  });

  it('keeps whole numbers in their bounds', () => {
    const port = wholeNumber({ min: 1, max: 10 });
    expect([port.parse('1'), port.parse('10')]).toEqual([1, 10]);
    expect(problemsOf(port, '0')).toEqual(['is below 1']);
    expect(problemsOf(port, '11')).toEqual(['is above 10']);
  });

  it.each(['kling.example.com', 'http//x', 'ftp://x', 'javascript:alert(1)'])('does not take %j for a web address', (text) => {
    expect(problemsOf(urlOf('somewhere', 'https', 'http'), text)).toEqual(['is not a https or http URL']);
  });

  it('says what a missing setting is for', () => {
    expect(problemsOf(required('the name of the thing'), undefined)).toEqual(['is not set; it is the name of the thing']);
  });
});
