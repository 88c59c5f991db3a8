import type { FastifyRequest } from 'fastify';
import { operationOf, pathOf } from '../kling.operation.ts';
import type { SimulatedTask, TaskStore } from '../tasks/task.store.ts';
import { peekCreate, type PeekedCreate } from './create.peek.ts';
import {
  isCallbackFault,
  isDownloadFault,
  isRecordFault,
  isRequestFault,
  isTaskFault,
  staysWithTask,
  type CallbackFault,
  type DownloadFault,
  type Fault,
  type RecordFault,
  type RequestFault,
} from './fault.catalog.ts';
import { FAULT_HEADER, readFaultHeader } from './fault.header.ts';
import type { FaultScript, FaultSubject } from './fault.script.ts';
import { magicFaults } from './magic.words.ts';

/** What is to go wrong with one request. */
export interface RequestFaults {
  /** With its answer. */
  answer: RequestFault | undefined;
  /** With the records it shows, from its header. */
  record: readonly RecordFault[];
}

const NO_FAULTS: RequestFaults = { answer: undefined, record: [] };

const isClockSkew = (fault: Fault): fault is Extract<Fault, { name: 'clock-skew' }> => fault.name === 'clock-skew';

/** Decides which faults strike: those of the request's header first, then the script's, then the prompt's own. */
export class FaultDesk {
  constructor(
    private readonly script: FaultScript,
    private readonly store: TaskStore,
  ) {}

  /** Asked before anything is read of a request, so only path and operation can be matched on. */
  clockSkewSeconds(request: FastifyRequest): number {
    const operation = operationOf(request);
    if (operation === undefined) return 0;
    const fromHeader = headerFaults(request).find(isClockSkew);
    return (fromHeader ?? this.script.take({ operation, path: pathOf(request), externalTaskIds: [], prompt: '' }, isClockSkew))?.seconds ?? 0;
  }

  /** @throws Error when the header is not understood */
  ofRequest(request: FastifyRequest): RequestFaults {
    const operation = operationOf(request);
    if (operation === undefined) return NO_FAULTS;
    const fromHeader = readFaultHeader(request.headers[FAULT_HEADER]);
    if (operation !== 'create') {
      const answer = fromHeader.find(isRequestFault) ?? this.script.take(this.subjectOf(request), isRequestFault);
      return { answer, record: fromHeader.filter(isRecordFault) };
    }
    const subject = subjectOfCreate(request);
    const answer = fromHeader.find(isRequestFault) ?? this.script.take(subject, isRequestFault) ?? magicFaults(peekedOf(request)).find(isRequestFault);
    return { answer, record: [] };
  }

  /** What stays with a task. Asked when it is certain to come into being: a refused create uses up no rule. */
  ofNewTask(request: FastifyRequest): Fault[] {
    const subject = subjectOfCreate(request);
    const scripted = [isTaskFault, isRecordFault, isCallbackFault, isDownloadFault].flatMap((kind) => this.script.take<Fault>(subject, kind) ?? []);
    return [...headerFaults(request), ...scripted, ...magicFaults(peekedOf(request))].filter(staysWithTask);
  }

  /** How one task is shown: what stays with it, what this request asks for, what the script says. */
  ofRecord(task: SimulatedTask, operation: 'read' | 'list' | 'callback', fromRequest: readonly RecordFault[] = []): RecordFault[] {
    const scripted = this.script.take(subjectOfTask(task, operation), isRecordFault);
    return [...task.faults.filter(isRecordFault).filter((fault) => fault.name === 'odd-id' || task.endedAtMs !== undefined), ...fromRequest, ...(scripted === undefined ? [] : [scripted])];
  }

  ofCallback(task: SimulatedTask): CallbackFault[] {
    const scripted = this.script.take(subjectOfTask(task, 'callback'), isCallbackFault);
    return [...task.faults.filter(isCallbackFault), ...(scripted === undefined ? [] : [scripted])];
  }

  ofDownload(task: SimulatedTask, request: FastifyRequest): DownloadFault | undefined {
    const own = task.faults.find(isDownloadFault) ?? headerFaults(request).find(isDownloadFault);
    return own ?? this.script.take(subjectOfTask(task, 'download'), isDownloadFault);
  }

  private subjectOf(request: FastifyRequest): FaultSubject {
    const operation = operationOf(request) ?? 'read';
    const { id, taskId } = request.params as { id?: string; taskId?: string };
    const task = this.store.byAnyId(id ?? taskId ?? '');
    if (task !== undefined) return operation === 'download' ? subjectOfTask(task, operation) : { ...subjectOfTask(task, operation), path: pathOf(request) };
    const { external_task_ids: externalIds } = request.query as { external_task_ids?: unknown };
    const asked = typeof externalIds === 'string' ? externalIds.split(',') : [];
    return { operation, path: pathOf(request), externalTaskIds: id === undefined ? asked : [id], prompt: '' };
  }
}

function peekedOf(request: FastifyRequest): PeekedCreate {
  return request.reading?.peeked ?? peekCreate(undefined);
}

function subjectOfCreate(request: FastifyRequest): FaultSubject {
  const { externalTaskId, prompt } = peekedOf(request);
  return { operation: 'create', path: pathOf(request), externalTaskIds: externalTaskId === undefined ? [] : [externalTaskId], prompt };
}

function subjectOfTask(task: SimulatedTask, operation: FaultSubject['operation']): FaultSubject {
  return { operation, path: task.path, externalTaskIds: task.externalTaskId === undefined ? [] : [task.externalTaskId], prompt: task.promptText };
}

/** The header's faults, or none where it is not understood: the request is refused for that a little later. */
function headerFaults(request: FastifyRequest): Fault[] {
  try {
    return readFaultHeader(request.headers[FAULT_HEADER]);
  } catch {
    return [];
  }
}
