import { storableText } from '@kp/task-contracts';
import { z } from 'zod';
import { Statement } from './plan-views.ts';

export const AcceptanceView = z.object({
  userId: z.string(),
  keyId: z.string().optional().meta({ description: 'The API key it was accepted with, if any' }),
  planId: z.string(),
  version: z.int().meta({ description: 'Version of the plan whose statements were accepted' }),
  statementsSha256: z.string(),
  acceptedAt: z.string(),
}).meta({ id: 'StatementAcceptance' });
export type AcceptanceView = z.infer<typeof AcceptanceView>;

export const StatementsView = z.object({
  planId: z.string(),
  planName: z.string(),
  version: z.int().meta({ description: 'Current version of the plan' }),
  statements: z.array(Statement),
  statementsSha256: z.string().meta({ description: 'sha256 of the statements, each as kind, line feed, text; an empty line between two' }),
  requireAcceptance: z.boolean(),
  accepted: z.boolean().meta({ description: 'Whether this very text was accepted for the workspace' }),
  acceptance: AcceptanceView.optional().meta({ description: 'The latest acceptance of this text' }),
  history: z.array(AcceptanceView).meta({ description: 'The latest 20 acceptances of the workspace, newest first' }),
}).meta({ id: 'Statements' });
export type StatementsView = z.infer<typeof StatementsView>;

export const AcceptStatementsBody = z.strictObject({ planId: storableText().min(1).max(40), version: z.int().min(1).meta({ description: 'The version that was read; it must be the current one' }) });
export type AcceptStatementsBody = z.infer<typeof AcceptStatementsBody>;
