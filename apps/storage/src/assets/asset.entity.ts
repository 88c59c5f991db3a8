import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file we keep: the output of a task or an upload. */
@Entity({ name: 'asset' })
export class Asset {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'workspace_id', type: 'text' }) workspaceId!: string;
  @Column({ name: 'user_id', type: 'text' }) userId!: string;
  @Column({ type: 'text' }) kind!: 'output' | 'upload';
  @Column({ name: 'task_id', type: 'text', nullable: true }) taskId!: string | null;
  /** Place among the results of its task. */
  @Column({ name: 'output_index', type: 'integer', nullable: true }) outputIndex!: number | null;
  @Column({ type: 'text' }) key!: string;
  @Column({ name: 'content_type', type: 'text' }) contentType!: string;
  @Column({ type: 'bigint' }) bytes!: string;
  @Column({ type: 'text' }) sha256!: string;
  @Column({ type: 'integer', nullable: true }) width!: number | null;
  @Column({ type: 'integer', nullable: true }) height!: number | null;
  @Column({ name: 'duration_seconds', type: 'double precision', nullable: true }) durationSeconds!: number | null;
  @Column({ name: 'frame_rate', type: 'double precision', nullable: true }) frameRate!: number | null;
  @Column({ name: 'video_codec', type: 'text', nullable: true }) videoCodec!: string | null;
  @Column({ type: 'text', nullable: true }) model!: string | null;
  @Column({ name: 'prompt_sha256', type: 'text', nullable: true }) promptSha256!: string | null;
  @Column({ name: 'cost_units', type: 'double precision', nullable: true }) costUnits!: number | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
