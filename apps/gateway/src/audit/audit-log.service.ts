import { AppError } from '@kp/task-contracts';
import { z } from 'zod';
import type { AuditFilter, AuditLogRepository, AuditPlace } from './audit-log.repository.ts';
import type { AuditEntryView, AuditPage } from './audit-views.ts';

const EXPORT_PAGE = 500;

const Place = z.tuple([z.iso.datetime(), z.string().max(100).refine((text) => !text.includes('\0')), z.int().min(1)]);

/** Reading the audit log. */
export class AuditLogService {
  private readonly log: AuditLogRepository;

  constructor(log: AuditLogRepository) {
    this.log = log;
  }

  /** A page, newest first. @throws AppError `validation-failed` for a cursor that is none */
  async list({ cursor, limit, ...filter }: AuditFilter & { cursor?: string | undefined; limit: number }): Promise<AuditPage> {
    const rows = await this.log.list(filter, cursor === undefined ? undefined : toPlace(cursor), limit + 1);
    const data = rows.slice(0, limit);
    const last = data.at(-1);
    return { data, meta: rows.length > limit && last ? { nextCursor: toCursor(last) } : {} };
  }

  /** Entries by id, in the order asked for. */
  getMany(ids: readonly string[]): Promise<AuditEntryView[]> {
    return this.log.getMany(ids);
  }

  /** All entries of a filter, page by page. */
  async *export({ cursor, limit: _limit, ...filter }: AuditFilter & { cursor?: string | undefined; limit: number }): AsyncGenerator<AuditEntryView[]> {
    let place = cursor === undefined ? undefined : toPlace(cursor);
    for (;;) {
      const page = await this.log.list(filter, place, EXPORT_PAGE);
      if (page.length > 0) yield page;
      place = page.at(-1);
      if (page.length < EXPORT_PAGE) return;
    }
  }
}

function toCursor({ occurredAt, chain, seq }: AuditPlace): string {
  return Buffer.from(JSON.stringify([occurredAt, chain, seq])).toString('base64url');
}

function toPlace(cursor: string): AuditPlace {
  try {
    const [occurredAt, chain, seq] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { occurredAt, chain, seq };
  } catch {
    throw AppError.validation([{ path: 'cursor', code: 'invalid-cursor', message: 'This is not a cursor of this list.' }]);
  }
}
