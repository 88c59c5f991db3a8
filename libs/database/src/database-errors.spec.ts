import { isDatabaseAway } from './database-errors.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['connection refused', withCode('ECONNREFUSED')],
  ['refused on every address', Object.assign(new AggregateError([withCode('ECONNREFUSED')]), {})],
  ['shut down by the administrator', withCode('57P01')],
  ['still starting', withCode('57P03')],
  ['too many connections', withCode('53300')],
  ['cut in the middle', new Error('Connection terminated unexpectedly')],
  ['no free connection in time', new Error('timeout exceeded when trying to connect')],
  ['wrapped by TypeORM', Object.assign(new Error('QueryFailedError'), { driverError: withCode('08006') })],
])('%s means that the database is away', (_what, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([['a unique violation', withCode('23505')], ['a syntax error', withCode('42601')], ['a plain error', new Error('x')], ['nothing', undefined], ['text', 'ECONNREFUSED']])('%s does not', (_what, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
