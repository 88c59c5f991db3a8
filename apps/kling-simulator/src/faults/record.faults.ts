import type { RecordFault } from './fault.catalog.ts';

/** Bends a record of either generation, or a create answer's `data`. */
export function bendRecord(record: object, faults: readonly RecordFault[]): object {
  return faults.reduce<Record<string, unknown>>(bend, { ...record });
}

function bend(record: Record<string, unknown>, fault: RecordFault): Record<string, unknown> {
  const legacy = 'task_id' in record;
  const idKey = legacy ? 'task_id' : 'id';
  switch (fault.name) {
    case 'unknown-status':
      return { ...record, [legacy ? 'task_status' : 'status']: fault.status };
    case 'no-output':
      if ('task_result' in record) return { ...record, task_result: {} };
      return 'outputs' in record ? { ...record, outputs: [] } : record;
    case 'odd-id': {
      const { [idKey]: id, ...rest } = record;
      if (fault.form === 'missing') return rest;
      return { ...record, [idKey]: { number: Number(id), text: `task/${String(id)} ü`, empty: '' }[fault.form] };
    }
  }
}
