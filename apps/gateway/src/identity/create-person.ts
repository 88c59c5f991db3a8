import type { Queryable } from '@kp/database';
import { newId, PLATFORM_CHAIN, type AuditOrigin, type PlatformRole, type WorkspaceRole } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { PeopleRepository, type Person } from './people.repository.ts';

export interface NewPerson {
  email: string;
  name?: string | undefined;
  passwordHash: string | null;
  platformRole: PlatformRole | null;
  membership?: { workspaceId: string; role: WorkspaceRole } | undefined;
}

/** Creates a person with platform role and membership, and says so in the audit log. */
export async function createPerson(tx: Queryable, audit: AuditTrail, { email, name, passwordHash, platformRole, membership }: NewPerson, origin: AuditOrigin, reason?: string): Promise<Person> {
  const person: Person = { id: newId('user'), email: email.trim().toLowerCase(), name: name ?? email.trim().split('@')[0] ?? email, passwordHash, status: 'active', platformRole };
  await PeopleRepository.insert(tx, person);
  if (platformRole) await PeopleRepository.setPlatformRole(tx, person.id, platformRole);
  const target = { kind: 'user', id: person.id, name: person.email };
  await audit.append(tx, { chain: PLATFORM_CHAIN, action: 'user.created', target, after: { email: person.email, platformRole }, ...(reason ? { reason } : {}), ...origin });
  if (membership) {
    await PeopleRepository.addMember(tx, membership.workspaceId, person.id, membership.role);
    await audit.append(tx, { chain: membership.workspaceId, action: 'member.added', target, after: { role: membership.role }, ...(reason ? { reason } : {}), ...origin });
  }
  return person;
}
