import type { AskClient } from '@kp/bus';
import { ASKS, type AdminTaskView, type TaskRecord, type TaskView } from '@kp/task-contracts';

const LINKS_PER_ASK = 200;

/** Turns generation's records into what callers see, with signed links for all of a page in one ask. */
export class TaskViews {
  private readonly asks: AskClient;

  constructor(asks: AskClient) {
    this.asks = asks;
  }

  /** For API consumers: without other people's business (attempts, accounts, policy internals). */
  async toViews(records: TaskRecord[]): Promise<TaskView[]> {
    const links = await this.linksOf(records);
    return records.map(({ workspaceId: _workspaceId, userId: _userId, policy: _policy, attempts: _attempts, traceId: _traceId, ...record }) => ({ ...record, ...withLinks(record, links) }));
  }

  /** For operators: everything. */
  async toAdminViews(records: TaskRecord[]): Promise<AdminTaskView[]> {
    const links = await this.linksOf(records);
    return records.map((record) => ({ ...record, id: record.taskId, ...withLinks(record, links) }));
  }

  private async linksOf(records: TaskRecord[]): Promise<Record<string, string>> {
    const assetIds = records.flatMap((record) => record.outputs.map((output) => output.assetId));
    const links: Record<string, string> = {};
    for (let from = 0; from < assetIds.length; from += LINKS_PER_ASK) Object.assign(links, (await this.asks.ask(ASKS.createLinks, { assetIds: assetIds.slice(from, from + LINKS_PER_ASK) })).links);
    return links;
  }
}

function withLinks(record: Pick<TaskRecord, 'outputs'>, links: Record<string, string>): Pick<TaskView, 'outputs' | 'videoUrl'> {
  const outputs = record.outputs.flatMap((output) => {
    const url = links[output.assetId];
    return url ? [{ ...output, url }] : [];
  });
  const videoUrl = outputs.find((output) => output.kind === 'video')?.url;
  return { outputs, ...(videoUrl ? { videoUrl } : {}) };
}
