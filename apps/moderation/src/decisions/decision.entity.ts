import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where in the checked text a rule matched: UTF-16 offsets of the text as the user sent it. */
export interface MatchedSpan {
  field: 'prompt' | 'negativePrompt';
  start: number;
  end: number;
}

/** One verdict on one prompt, with the version of the rules that made it. Never changed afterwards. */
@Entity({ name: 'decision' })
export class Decision {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'task_id', type: 'text' }) taskId!: string;
  @Column({ name: 'workspace_id', type: 'text' }) workspaceId!: string;
  @Column({ name: 'user_id', type: 'text' }) userId!: string;
  @Column({ type: 'text' }) verdict!: 'allowed' | 'blocked';
  @Column({ name: 'rule_version', type: 'text' }) ruleVersion!: string;
  @Column({ name: 'rule_id', type: 'text', nullable: true }) ruleId!: string | null;
  @Column({ type: 'text', nullable: true }) category!: string | null;
  @Column({ type: 'jsonb' }) spans!: MatchedSpan[];
  @Column({ name: 'prompt_sha256', type: 'text' }) promptSha256!: string;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
