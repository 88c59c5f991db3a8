import type { Mode, TaskStatus, TaskType } from '@kp/task-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The latest known state of a task and what it cost: the row all figures are summed from. */
@Entity({ name: 'task_fact' })
export class TaskFact {
  @PrimaryColumn({ name: 'task_id', type: 'text' }) taskId!: string;
  @Column({ name: 'workspace_id', type: 'text' }) workspaceId!: string;
  @Column({ name: 'user_id', type: 'text' }) userId!: string;
  @Column({ type: 'text' }) mode!: Mode;
  @Column({ type: 'text' }) type!: TaskType;
  @Column({ type: 'text' }) model!: string;
  @Column({ type: 'text' }) status!: TaskStatus;
  @Column({ type: 'integer' }) version!: number;
  @Column({ name: 'cost_units', type: 'numeric' }) costUnits!: string;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode!: string | null;
  @Column({ name: 'provider_code', type: 'text', nullable: true }) providerCode!: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
}
