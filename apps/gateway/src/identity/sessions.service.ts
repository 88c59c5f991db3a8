import { AppError, newId } from '@kp/task-contracts';
import { verify } from '@node-rs/argon2';
import { createHash, randomBytes } from 'node:crypto';
import type { Repository } from 'typeorm';
import type { ConsoleSession, User } from './identity.entities.ts';

export const SESSION_SECONDS = 14 * 24 * 3_600;
/** Two tabs may refresh with the same token at once; later reuse means that a token was stolen. */
const REUSE_GRACE_MS = 10_000;
/** Compared against when the user is unknown, so that both cases take the same time. */
const ABSENT_HASH = '$argon2id$v=19$m=19456,t=2,p=1$cQZW9bLMmo79/6NdYHkF9A$IRN53o0evYvncjVvaCp7Mx7sO6EvXnd6/6RsQBMkcSs';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface OpenedSession {
  user: User;
  /** Refresh token to set; undefined when the browser keeps the one it has. */
  refreshToken: string | undefined;
}

/** Console logins. */
export class SessionsService {
  private readonly users: Repository<User>;
  private readonly sessions: Repository<ConsoleSession>;

  constructor(users: Repository<User>, sessions: Repository<ConsoleSession>) {
    this.users = users;
    this.sessions = sessions;
  }

  /** @throws AppError `unauthenticated` for a wrong email or password, without saying which. */
  async open(email: string, password: string): Promise<OpenedSession> {
    const user = await this.users.findOneBy({ email: email.trim().toLowerCase() });
    const matches = await verify(user?.passwordHash ?? ABSENT_HASH, password).catch(() => false);
    if (!user || !matches) throw new AppError('unauthenticated', 'Email or password is wrong.');
    const refreshToken = randomBytes(32).toString('base64url');
    await this.sessions.insert({ id: newId('session'), userId: user.id, tokenSha256: sha256(refreshToken), rotatedAt: new Date(), expiresAt: new Date(Date.now() + SESSION_SECONDS * 1_000) });
    return { user, refreshToken };
  }

  /** Exchanges a refresh token for a new one. @throws AppError `unauthenticated`; a stolen token ends the session. */
  async refresh(token: string | undefined): Promise<OpenedSession> {
    const tokenSha256 = sha256(token ?? '');
    const session = await this.sessions.findOne({ where: [{ tokenSha256 }, { previousSha256: tokenSha256 }], relations: { user: true } });
    if (!session || session.expiresAt < new Date()) throw new AppError('unauthenticated', 'The session has ended. Log in again.');
    if (session.tokenSha256 !== tokenSha256) {
      if (Date.now() - session.rotatedAt.getTime() < REUSE_GRACE_MS) return { user: session.user, refreshToken: undefined };
      await this.sessions.delete({ id: session.id });
      throw new AppError('unauthenticated', 'The session has ended. Log in again.');
    }
    const refreshToken = randomBytes(32).toString('base64url');
    // Conditional: when another tab rotates at the same moment, its token stands and this one stays in its grace.
    const rotated = await this.sessions.update({ id: session.id, tokenSha256 }, { tokenSha256: sha256(refreshToken), previousSha256: tokenSha256, rotatedAt: new Date() });
    return { user: session.user, refreshToken: rotated.affected === 1 ? refreshToken : undefined };
  }

  async close(token: string | undefined): Promise<void> {
    if (token) await this.sessions.delete({ tokenSha256: sha256(token) });
  }
}
