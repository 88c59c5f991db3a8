import type { FastifyInstance } from 'fastify';
import { isRecordFault } from '../faults/fault.catalog.ts';
import type { FaultDesk } from '../faults/fault.desk.ts';
import { bendRecord } from '../faults/record.faults.ts';
import { KlingApiError, succeedWith } from '../kling.envelope.ts';
import { pathOf } from '../kling.operation.ts';
import type { KlingCreateReading } from '@kp/kling-api/read-create';
import { createTask, type CreateParts } from './create.service.ts';
import { readCreate } from './create.reading.ts';
import { toLegacyCreateData } from './legacy.view.ts';
import { toNewCreateData } from './new.view.ts';

/** Creates of both generations. Anything may stand where a new path has its model: the answer to a wrong one is 1203. */
export function registerCreates(server: FastifyInstance, legacyPaths: readonly string[], desk: FaultDesk, parts: CreateParts): void {
  const newPaths = ['/text-to-video/:model', '/image-to-video/:model', '/omni-video/:model', '/motion-control/:model'];
  for (const url of [...legacyPaths, ...newPaths]) {
    server.post(url, { config: { operation: 'create' } }, async (request) => {
      try {
        const path = pathOf(request);
        // Without a body there is nothing to read yet; Kling refuses that too.
        const { result: read } = request.reading ?? readCreate(path, undefined);
        if (!read.ok) throw new KlingApiError(read.code, refusalOf(read));
        const task = await createTask(read.create, path, { apiKeyName: request.apiKeyName, takeFaults: () => desk.ofNewTask(request) }, parts);
        const data = task.dialect === 'legacy' ? toLegacyCreateData(task) : toNewCreateData(task);
        return succeedWith(request, bendRecord(data, task.faults.filter(isRecordFault).filter((fault) => fault.name === 'odd-id')));
      } catch (error) {
        parts.stats.refusedCreates += 1;
        throw error;
      }
    });
  }
}

/** A bad field is named (kling-api.md §2.3); of a body that is no object, and of a path that does not exist, there is none to name. */
function refusalOf({ code, problems }: Extract<KlingCreateReading, { ok: false }>): string {
  return problems.map(({ field, message }) => (code !== 1201 || message.startsWith(`${field} `) ? message : `${field}: ${message}`)).join('; ');
}
