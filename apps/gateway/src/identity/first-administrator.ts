import { Database, type Queryable } from '@kp/database';
import { newId, PLATFORM_CHAIN, type AuditOrigin } from '@kp/task-contracts';
import { AdminUsersRepository } from '../admin/admin-users.repository.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { Email } from '../workspaces/workspace-views.ts';
import { WorkspacesRepository } from '../workspaces/workspaces.repository.ts';
import { createPerson } from './create-person.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { hashPassword, passwordProblems } from './passwords.ts';
import { PeopleRepository, type Person } from './people.repository.ts';

/** Whom to make administrator of a server, and how that person gets in. */
export interface AdministratorWishes {
  email: string;
  name?: string | undefined;
  /** Makes a workspace of this name, whatever else there is; without it one is made only when there is none. */
  workspaceName?: string | undefined;
  /** Absent: a one-time link is made with which the person sets one. */
  password?: string | undefined;
  /** Reason to make one although there are administrators already. */
  anotherBecause?: string | undefined;
  /** Origin under which people reach the console. */
  publicBaseUrl: string;
  /** Who does it, for the audit log. */
  operator: string;
}

export interface AdministratorOutcome {
  /** created: a new person; promoted: somebody who had an account; unchanged: is one already. */
  outcome: 'created' | 'promoted' | 'unchanged';
  userId: string;
  email: string;
  /** The workspace that was made for this person. */
  workspace?: { id: string; name: string } | undefined;
  /** With which a password is set, once. */
  link?: { url: string; expiresAt: string } | undefined;
}

/** Why it was not done; the message is for whoever sits at the terminal. */
export class AdministratorRefused extends Error {
  override readonly name = 'AdministratorRefused';
}

const FIRST_WORKSPACE = 'First workspace';

/**
 * Makes the first administrator of a server: platform role, and the first workspace with that person as owner. Repeatable:
 * for somebody who is one and has not set a password yet, it makes the link anew.
 * @param databaseUrl URL of the gateway's role, or of an administrator of the database
 * @throws AdministratorRefused
 */
export async function bootstrapAdministrator(databaseUrl: string, wishes: AdministratorWishes): Promise<AdministratorOutcome> {
  const email = Email.safeParse(wishes.email);
  if (!email.success) throw new AdministratorRefused(`"${wishes.email}" is not an e-mail address.`);
  const problems = wishes.password === undefined ? [] : passwordProblems(wishes.password, email.data);
  if (problems.length > 0) throw new AdministratorRefused(`The password will not do. ${problems.map((each) => each.message).join(' ')}`);
  const passwordHash = wishes.password === undefined ? null : await hashPassword(wishes.password);
  const database = new Database(databaseUrl, 'gateway', 1);
  try {
    return await database.transaction((tx) => new Bootstrap(tx, { ...wishes, email: email.data }, passwordHash).run());
  } finally {
    await database.close();
  }
}

class Bootstrap {
  private readonly tx: Queryable;
  private readonly wishes: AdministratorWishes;
  private readonly passwordHash: string | null;
  private readonly audit = new AuditTrail();
  private readonly origin: AuditOrigin;

  constructor(tx: Queryable, wishes: AdministratorWishes, passwordHash: string | null) {
    this.tx = tx;
    this.wishes = wishes;
    this.passwordHash = passwordHash;
    this.origin = { actor: { kind: 'command-line', id: wishes.operator } };
  }

  async run(): Promise<AdministratorOutcome> {
    const { tx } = this;
    const { email } = this.wishes;
    await AdminUsersRepository.lockAdministrators(tx);
    const known = await PeopleRepository.byEmail(tx, email);
    if (known?.status === 'disabled') throw new AdministratorRefused(`${email} is disabled. Another administrator can activate the account in the console.`);
    if (known?.platformRole === 'admin') return { outcome: 'unchanged', userId: known.id, email: known.email, ...(await this.wayIn(known)) };
    await this.assertWanted();
    const person = known ? await this.promote(known) : await this.create();
    const workspace = await this.makeWorkspace(person);
    return { outcome: known ? 'promoted' : 'created', userId: person.id, email: person.email, ...(workspace ? { workspace } : {}), ...(await this.wayIn(person)) };
  }

  private async assertWanted(): Promise<void> {
    const administrators = await this.tx.query<{ email: string }>(`SELECT person.email FROM platform_role JOIN app_user person ON person.id = platform_role.user_id WHERE platform_role.role = 'admin' AND person.status = 'active' ORDER BY person.id`);
    if (administrators.length === 0 || this.wishes.anotherBecause) return;
    throw new AdministratorRefused(`There is an administrator already: ${administrators.map((each) => each.email).join(', ')}. Let that person invite others in the console, or give a reason with --another.`);
  }

  private create(): Promise<Person> {
    const { email, name, anotherBecause } = this.wishes;
    return createPerson(this.tx, this.audit, { email, name, passwordHash: this.passwordHash, platformRole: 'admin' }, this.origin, anotherBecause);
  }

  private async promote(known: Person): Promise<Person> {
    await PeopleRepository.setPlatformRole(this.tx, known.id, 'admin');
    await this.append('user.changed', known, { before: { platformRole: known.platformRole }, after: { platformRole: 'admin' } });
    return { ...known, platformRole: 'admin' };
  }

  private async makeWorkspace(person: Person): Promise<{ id: string; name: string } | undefined> {
    const [any] = await this.tx.query('SELECT 1 FROM workspace LIMIT 1');
    if (any && !this.wishes.workspaceName) return undefined;
    const workspace = { id: newId('workspace'), name: this.wishes.workspaceName ?? FIRST_WORKSPACE };
    await WorkspacesRepository.insert(this.tx, workspace);
    await PeopleRepository.addMember(this.tx, workspace.id, person.id, 'owner');
    await this.audit.append(this.tx, { chain: workspace.id, action: 'workspace.created', target: { kind: 'workspace', ...workspace }, after: { name: workspace.name, ownerEmail: person.email }, ...this.origin });
    return workspace;
  }

  /** A password or a link for somebody who has none. One that is set already is not touched: who lost it gets a reset link. */
  private async wayIn(person: Person): Promise<Pick<AdministratorOutcome, 'link'>> {
    if (person.passwordHash) return {};
    if (this.passwordHash) {
      await PeopleRepository.setPassword(this.tx, person.id, this.passwordHash);
      await this.append('password.reset', person, {});
      return {};
    }
    const { url, expiresAt } = await new OneTimeLinks(this.wishes.publicBaseUrl).issue(this.tx, { purpose: 'invite', email: person.email, userId: person.id, createdBy: null });
    await this.append('reset-link.created', person, { after: { expiresAt } });
    return { link: { url, expiresAt } };
  }

  private append(action: string, person: Person, change: { before?: Record<string, unknown>; after?: Record<string, unknown> }): Promise<void> {
    const { anotherBecause: reason } = this.wishes;
    return this.audit.append(this.tx, { chain: PLATFORM_CHAIN, action, target: { kind: 'user', id: person.id, name: person.email }, ...change, ...(reason ? { reason } : {}), ...this.origin });
  }
}
