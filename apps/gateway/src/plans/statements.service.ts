import type { Database, Queryable } from '@kp/database';
import { AppError, toAuditOrigin } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Member } from '../identity/principal.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import type { PlanView } from './plan-views.ts';
import type { PlansRepository } from './plans.repository.ts';
import type { AcceptanceView, AcceptStatementsBody, StatementsView } from './statement-views.ts';

const HISTORY = 20;

interface AcceptanceRow {
  user_id: string;
  key_id: string | null;
  plan_id: string;
  version: number;
  statements_sha256: string;
  accepted_at: Date;
}

/** What plans state, and who accepted it. */
export class StatementsService {
  private readonly database: Database;
  private readonly plans: PlansRepository;
  private readonly audit: AuditTrail;
  private readonly limits: LimitsService;

  constructor(parts: { database: Database; plans: PlansRepository; audit: AuditTrail; limits: LimitsService }) {
    this.database = parts.database;
    this.plans = parts.plans;
    this.audit = parts.audit;
    this.limits = parts.limits;
  }

  async read(workspaceId: string): Promise<StatementsView> {
    return this.view(workspaceId, await this.planOf(workspaceId, this.database), this.database);
  }

  /**
   * Records that a member accepts the text of the current version for the workspace. What was accepted is
   * known by its hash: a later version with the same text needs no new acceptance.
   * @throws AppError `conflict` when the plan or its version is not the current one
   */
  async accept(member: Member, { planId, version }: AcceptStatementsBody, request: { id: string; ip: string }): Promise<StatementsView> {
    const view = await this.database.transaction(async (tx) => {
      // Held against a move or a new version, so that what is accepted is current when this commits.
      await tx.query('SELECT 1 FROM workspace WHERE id = $1 FOR SHARE', [member.workspaceId]);
      const { id } = await this.planOf(member.workspaceId, tx);
      await tx.query('SELECT 1 FROM plan WHERE id = $1 FOR SHARE', [id]);
      const plan = await this.planOf(member.workspaceId, tx);
      if (plan.id !== planId || plan.currentVersion !== version) throw new AppError('conflict', `The statements that hold are those of ${plan.id}, version ${plan.currentVersion}. Read them and accept those.`);
      const { statementsSha256 } = plan.current;
      const inserted = await tx.query(
        `INSERT INTO statement_acceptance (workspace_id, plan_id, version, statements_sha256, user_id, key_id, request_id, ip) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (workspace_id, plan_id, statements_sha256) DO NOTHING RETURNING id`,
        [member.workspaceId, planId, version, statementsSha256, member.userId, member.keyId ?? null, request.id, request.ip],
      );
      if (inserted.length > 0) {
        const origin = toAuditOrigin({ userId: member.userId, keyId: member.keyId, requestId: request.id, ip: request.ip });
        await this.audit.append(tx, { chain: member.workspaceId, action: 'statements.accepted', target: { kind: 'plan', id: planId, name: plan.name }, after: { version, statementsSha256, userId: member.userId }, ...origin });
      }
      return this.view(member.workspaceId, plan, tx);
    });
    this.limits.changed(member.workspaceId);
    return view;
  }

  private async planOf(workspaceId: string, tx: Queryable): Promise<PlanView> {
    const [workspace] = await tx.query<{ plan_id: string }>('SELECT plan_id FROM workspace WHERE id = $1', [workspaceId]);
    const plan = workspace && (await this.plans.find(workspace.plan_id, tx));
    if (!plan) throw new AppError('not-found', 'There is no such workspace.');
    return plan;
  }

  private async view(workspaceId: string, { id, name, current }: PlanView, tx: Queryable): Promise<StatementsView> {
    const rows = await tx.query<AcceptanceRow>(`SELECT * FROM statement_acceptance WHERE workspace_id = $1 ORDER BY (plan_id = $2 AND statements_sha256 = $3) DESC, id DESC LIMIT ${HISTORY}`, [workspaceId, id, current.statementsSha256]);
    const [first] = rows;
    const isAccepted = first !== undefined && first.plan_id === id && first.statements_sha256 === current.statementsSha256;
    return {
      planId: id,
      planName: name,
      version: current.version,
      statements: current.statements,
      statementsSha256: current.statementsSha256,
      requireAcceptance: current.requireAcceptance,
      accepted: isAccepted,
      ...(isAccepted ? { acceptance: toView(first) } : {}),
      history: rows.toSorted((a, b) => b.accepted_at.getTime() - a.accepted_at.getTime()).map(toView),
    };
  }
}

function toView(row: AcceptanceRow): AcceptanceView {
  return { userId: row.user_id, ...(row.key_id ? { keyId: row.key_id } : {}), planId: row.plan_id, version: row.version, statementsSha256: row.statements_sha256, acceptedAt: row.accepted_at.toISOString() };
}
