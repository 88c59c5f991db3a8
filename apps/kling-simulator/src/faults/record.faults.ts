import type { RecordFault } from './fault.catalog.ts';

/** Bends a record of either generation, or a create answer's `data`. */
export function bendRecord<Shape extends object>(record: Shape, faults: readonly RecordFault[]): object {
  return faults.reduce<Record<string, unknown>>((bent, fault) => bend(bent, fault), { ...record });
}

function bend(record: Record<string, unknown>, fault: RecordFault): Record<string, unknown> {
  const legacy = 'task_id' in record;
  const idKey = legacy ? 'task_id' : 'id';
  switch (fault.name) {
    case 'unknown-status':
      return { ...record, [legacy ? 'task_status' : 'status']: fault.status };
    case 'no-output':
      return 'task_result' in record ? { ...record, task_result: {} } : { ...record, ...('outputs' in record ? { outputs: [] } : {}) };
    case 'odd-id': {
      const { [idKey]: id, ...rest } = record;
      if (fault.form === 'missing') return rest;
      return { ...record, [idKey]: { number: Number(id), text: `task/${String(id)} ü`, empty: '' }[fault.form] };
    }
  }
}
