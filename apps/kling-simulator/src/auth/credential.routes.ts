import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerProblems } from '../introspection.problems.ts';
import type { CredentialStore } from './credential.store.ts';

const Text = z.string().min(1).max(256);

/** Additions happen before revocations, so one request can rotate. */
const CredentialChange = z.strictObject({
  add: z
    .strictObject({
      apiKeys: z.array(z.strictObject({ key: Text, name: Text.default('added') })).default([]),
      pairs: z.array(z.strictObject({ accessKey: Text, secretKey: Text })).default([]),
    })
    .prefault({}),
  revoke: z.strictObject({ apiKeys: z.array(Text).default([]), accessKeys: z.array(Text).default([]) }).prefault({}),
});

/** Keys of the account at run time, for rotation tests. */
export function registerCredentials(server: FastifyInstance, credentials: CredentialStore): void {
  server.get('/_simulator/credentials', () => credentials.list());

  server.post('/_simulator/credentials', (request, reply) => {
    const parsed = CredentialChange.safeParse(request.body);
    if (!parsed.success) return answerProblems(reply, parsed.error);
    const { add, revoke } = parsed.data;
    for (const { key, name } of add.apiKeys) credentials.addApiKey(key, name);
    for (const pair of add.pairs) credentials.addPair(pair);
    for (const key of revoke.apiKeys) credentials.revokeApiKey(key);
    for (const accessKey of revoke.accessKeys) credentials.revokePair(accessKey);
    return credentials.list();
  });
}
