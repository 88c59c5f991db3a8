import { formatCount } from '../../ui/format.ts';
import { type LimitName, LIMITS } from './limit.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** The value of a limit in words: `500 u`, `10 at once`, `no limit`, `every model`. What is no value of it is shown as it came. */
export function formatLimit(name: LimitName, value: unknown, translate: Translate): string {
  const { kind, unit } = LIMITS[name];
  const text = (key: string, values?: Record<string, unknown>) => translate(`console.limits.${key}`, values);
  if (value === undefined) return text('not_set');
  if (value === null) return text(kind === 'models' ? 'every_model' : name === 'retentionDays' ? 'for_ever' : 'no_limit');
  if (kind === 'models' && Array.isArray(value)) return value.length === 0 ? text('no_model') : value.join(', ');
  if (kind === 'release-mode' && typeof value === 'string') return text(`release.${value}`, { _: value });
  return typeof value === 'number' && unit ? text(`amount.${unit}`, { amount: formatCount(value) }) : JSON.stringify(value);
}
