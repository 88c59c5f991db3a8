import type { Database } from '@kp/database';
import { AppError, newId, type AuditOrigin, type WorkspaceRole } from '@kp/task-contracts';
import type { z } from 'zod';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { IdentityChanges } from '../identity/identity-changes.ts';
import type { OneTimeLinks } from '../identity/one-time-links.ts';
import { toPage, type Page, type PageQuery } from '../identity/page-query.ts';
import { PeopleRepository } from '../identity/people.repository.ts';
import type { Principal } from '../identity/principal.ts';
import type { InvitesService } from '../workspaces/invites.service.ts';
import type { MembersService } from '../workspaces/members.service.ts';
import type { CreatedInvite, MemberView } from '../workspaces/workspace-views.ts';
import { toWorkspaceView, WORKSPACE_COLUMNS, WorkspacesRepository, type WorkspaceRow } from '../workspaces/workspaces.repository.ts';
import { rejectUnknownPlan, type WorkspacesService } from '../workspaces/workspaces.service.ts';
import type { AdminUpdateWorkspaceBody, AdminWorkspaceQuery, AdminWorkspaceView, CreatedWorkspace, CreateWorkspaceBody } from './admin-identity-views.ts';

type AdminWorkspaceRow = WorkspaceRow & { member_count: number; active_key_count: number };

const WORKSPACE = `SELECT ${WORKSPACE_COLUMNS}, (SELECT count(*)::int FROM workspace_member member WHERE member.workspace_id = workspace.id) AS member_count,
                          (SELECT count(*)::int FROM api_key key WHERE key.workspace_id = workspace.id AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > now())) AS active_key_count
                     FROM workspace`;
const FILTER = `($1::text[] IS NULL OR workspace.id = ANY($1)) AND ($2::text IS NULL OR position(lower($2) IN lower(workspace.name || ' ' || workspace.id)) > 0) AND ($3::text IS NULL OR workspace.status = $3) AND ($4::text IS NULL OR workspace.plan_id = $4)`;
// Ids of the first workspaces do not sort by time, so the time goes first.
const NEWEST_FIRST = `ORDER BY workspace.created_at DESC, workspace.id DESC`;
const AFTER_CURSOR = `($5::text IS NULL OR (workspace.created_at, workspace.id) < (SELECT created_at, id FROM workspace WHERE id = $5))`;

const toView = (row: AdminWorkspaceRow): AdminWorkspaceView => ({ ...toWorkspaceView(row), memberCount: row.member_count, activeKeyCount: row.active_key_count });

/** Workspaces as the console shows and changes them. */
export class AdminWorkspacesService {
  private readonly parts: { database: Database; audit: AuditTrail; changes: IdentityChanges; links: OneTimeLinks; workspaces: WorkspacesService; members: MembersService; invites: InvitesService };

  constructor(parts: AdminWorkspacesService['parts']) {
    this.parts = parts;
  }

  async list({ limit, cursor, id, q, status, planId }: z.infer<typeof AdminWorkspaceQuery>): Promise<Page<AdminWorkspaceView>> {
    const { database } = this.parts;
    const filter = [id ?? null, q ?? null, status ?? null, planId ?? null];
    const [rows, [count]] = await Promise.all([
      database.query<AdminWorkspaceRow>(`${WORKSPACE} WHERE ${FILTER} AND ${AFTER_CURSOR} ${NEWEST_FIRST} LIMIT $6`, [...filter, cursor ?? null, limit + 1]),
      database.query<{ total: number }>(`SELECT count(*)::int AS total FROM workspace WHERE ${FILTER}`, filter),
    ]);
    const page = toPage(rows, limit, (row) => row.id, toView);
    return { data: page.data, meta: { ...page.meta, total: count?.total ?? 0 } };
  }

  /** @throws AppError `not-found` */
  async get(workspaceId: string): Promise<AdminWorkspaceView> {
    const [row] = await this.parts.database.query<AdminWorkspaceRow>(`${WORKSPACE} WHERE workspace.id = $1`, [workspaceId]);
    if (!row) throw new AppError('not-found', 'There is no such workspace.');
    return toView(row);
  }

  /** Creates a workspace and its first owner: somebody known becomes one at once, somebody new is invited. */
  async create(caller: Principal, { ownerEmail, ...body }: z.infer<typeof CreateWorkspaceBody>, origin: AuditOrigin): Promise<z.infer<typeof CreatedWorkspace>> {
    const { database, audit, changes, links } = this.parts;
    const id = newId('workspace');
    const ownerLink = await database.transaction(async (tx) => {
      await WorkspacesRepository.insert(tx, { id, ...body });
      const owner = await PeopleRepository.byEmail(tx, ownerEmail);
      if (owner?.status === 'disabled') throw AppError.validation([{ path: 'ownerEmail', code: 'disabled', message: 'This person is disabled.' }]);
      await audit.append(tx, { chain: id, action: 'workspace.created', target: { kind: 'workspace', id, name: body.name }, after: { ...body, ownerEmail }, ...origin });
      if (!owner) return links.issue(tx, { purpose: 'invite', email: ownerEmail, workspaceId: id, role: 'owner', createdBy: caller.userId });
      await PeopleRepository.addMember(tx, id, owner.id, 'owner');
      await audit.append(tx, { chain: id, action: 'member.added', target: { kind: 'user', id: owner.id, name: owner.email }, after: { role: 'owner' }, ...origin });
      return undefined;
    }).catch(rejectUnknownPlan);
    changes.announce(id);
    return { ...(await this.get(id)), ownerLink: ownerLink ? { url: ownerLink.url, expiresAt: ownerLink.expiresAt } : null };
  }

  async update(workspaceId: string, body: z.infer<typeof AdminUpdateWorkspaceBody>, origin: AuditOrigin): Promise<AdminWorkspaceView> {
    await this.parts.workspaces.update(workspaceId, body, origin);
    return this.get(workspaceId);
  }

  async members(workspaceId: string, query: PageQuery): Promise<Page<MemberView & { workspaceId: string }>> {
    await this.parts.workspaces.get(workspaceId);
    const { data, meta } = await this.parts.members.list(workspaceId, query);
    return { data: data.map((member) => ({ ...member, workspaceId })), meta };
  }

  /** @throws AppError `not-found`, `conflict` */
  async invite(caller: Principal, workspaceId: string, { email, role, reason }: { email: string; role: WorkspaceRole; reason: string }, origin: AuditOrigin): Promise<CreatedInvite> {
    return this.parts.database.transaction(async (tx) => {
      if (!(await WorkspacesRepository.byId(tx, workspaceId))) throw new AppError('not-found', 'There is no such workspace.');
      return this.parts.invites.createIn(tx, { workspaceId, email, role, createdBy: caller.userId, reason }, origin);
    });
  }
}
