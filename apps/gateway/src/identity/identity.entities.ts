import type { Mode, PlatformRole } from '@kp/task-contracts';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';


/** A tenant. */
@Entity({ name: 'workspace' })
export class Workspace {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'text' }) name!: string;
}

/** A person. A platform role opens the console; it says nothing about workspaces. */
@Entity({ name: 'app_user' })
export class User {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'workspace_id', type: 'text' }) workspaceId!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'password_hash', type: 'text' }) passwordHash!: string;
  @Column({ name: 'platform_role', type: 'text', nullable: true }) platformRole!: PlatformRole | null;
}

/** A program's way in. The key itself is shown once and never stored. */
@Entity({ name: 'api_key' })
export class ApiKey {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'workspace_id', type: 'text' }) workspaceId!: string;
  @Column({ name: 'user_id', type: 'text' }) userId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) mode!: Mode;
  @Column({ type: 'text' }) prefix!: string;
  @Column({ name: 'key_hash', type: 'text' }) keyHash!: string;
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true }) expiresAt!: Date | null;
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true }) lastUsedAt!: Date | null;
}

/** A console login on one browser; its refresh token rotates and only hashes are kept. */
@Entity({ name: 'console_session' })
export class ConsoleSession {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ name: 'user_id', type: 'text' }) userId!: string;
  @Column({ name: 'token_sha256', type: 'text' }) tokenSha256!: string;
  @Column({ name: 'previous_sha256', type: 'text', nullable: true }) previousSha256!: string | null;
  @Column({ name: 'rotated_at', type: 'timestamptz' }) rotatedAt!: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' }) expiresAt!: Date;
  @ManyToOne(() => User) @JoinColumn({ name: 'user_id' }) user!: Relation<User>;
}
