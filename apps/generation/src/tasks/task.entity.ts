import type { Mode, TaskOutput, TaskRequest, TaskStatus, Waiting } from '@kp/task-contracts';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';

export type PolicyStatus = 'pending' | 'allowed' | 'blocked';

/** A task and its present state. Written by the explicit SQL of the slices; read through TypeORM. */
@Entity({ name: 'task' })
export class Task {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'workspace_id', type: 'text' }) workspaceId!: string;
  @Column({ name: 'user_id', type: 'text' }) userId!: string;
  @Column({ name: 'key_id', type: 'text', nullable: true }) keyId!: string | null;
  @Column({ type: 'text' }) mode!: Mode;
  @Column({ type: 'text' }) status!: TaskStatus;
  @Column({ type: 'integer' }) version!: number;
  @Column({ name: 'entered_at', type: 'timestamptz' }) enteredAt!: Date;
  @Column({ type: 'jsonb' }) request!: TaskRequest;
  @Column({ name: 'policy_status', type: 'text' }) policyStatus!: PolicyStatus;
  @Column({ name: 'policy_decision_id', type: 'text', nullable: true }) policyDecisionId!: string | null;
  @Column({ name: 'policy_version', type: 'text', nullable: true }) policyVersion!: string | null;
  @Column({ type: 'jsonb', nullable: true }) waiting!: Waiting | null;
  @Column({ name: 'cost_micro_units', type: 'bigint' }) costMicroUnits!: string;
  @Column({ name: 'price_version', type: 'text' }) priceVersion!: string;
  /** Higher goes first. */
  @Column({ type: 'smallint' }) priority!: number;
  @Column({ type: 'jsonb' }) outputs!: TaskOutput[];
  @Column({ type: 'jsonb', nullable: true }) error!: { code: string; message: string } | null;
  @Column({ type: 'text', nullable: true }) traceparent!: string | null;
  @Column({ name: 'next_attempt_at', type: 'timestamptz' }) nextAttemptAt!: Date;
  @Column({ type: 'integer' }) deferrals!: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt!: Date;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
  @OneToMany(() => TaskMove, (move) => move.task) moves!: Relation<TaskMove[]>;
  @OneToMany(() => Attempt, (attempt) => attempt.task) attempts!: Relation<Attempt[]>;
}

/** One state the task entered. */
@Entity({ name: 'task_move' })
export class TaskMove {
  @PrimaryColumn({ name: 'task_id', type: 'text' }) taskId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) status!: TaskStatus;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz' }) at!: Date;
  @ManyToOne(() => Task, (task) => task.moves) @JoinColumn({ name: 'task_id' }) task!: Relation<Task>;
}

/**
 * prepared: committed, the call is being made. deferred: certainly not delivered, to be sent later.
 * unknown: the call's outcome is unknown. submitted: the provider has it. The rest is final.
 */
export type AttemptState = 'prepared' | 'deferred' | 'unknown' | 'submitted' | 'succeeded' | 'failed' | 'refused';

/** One try at the provider; its id is the provider's `external_task_id`. */
@Entity({ name: 'attempt' })
export class Attempt {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'task_id', type: 'text' }) taskId!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) state!: AttemptState;
  @Column({ type: 'text' }) account!: string;
  @Column({ type: 'text' }) path!: string;
  @Column({ name: 'unit_deduction', type: 'numeric', nullable: true }) unitDeduction!: string | null;
  @Column({ name: 'provider_task_id', type: 'text', nullable: true }) providerTaskId!: string | null;
  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
  @ManyToOne(() => Task, (task) => task.attempts) @JoinColumn({ name: 'task_id' }) task!: Relation<Task>;
}
