/** Names of callers as the cast knows them; see `Cast.callers`. */
type Callers = ReadonlySet<string> | 'public';

const MEMBERS = ['owner', 'admin', 'developer', 'billing', 'read-only', 'foreign owner'] as const;
const only = (...names: string[]): ReadonlySet<string> => new Set(names);
const session = only(...MEMBERS, 'platform operator', 'platform reviewer', 'platform admin');

/** By what an operation demands of a member or a key. Written down here once more, so that a change of a role is seen in review. */
const readsTasks = only('owner', 'admin', 'developer', 'read-only', 'foreign owner', 'usual key', 'test key', 'reading key', 'full key', 'foreign key');
const worksWithTasks = only('owner', 'admin', 'developer', 'foreign owner', 'usual key', 'test key', 'full key', 'foreign key');
const readsEvents = only('owner', 'admin', 'developer', 'read-only', 'foreign owner', 'usual key', 'test key', 'full key', 'foreign key');
const readsAsMember = only(...MEMBERS, 'usual key', 'test key', 'full key', 'foreign key');
const seesWorkspace = only(...MEMBERS, 'full key', 'foreign key');
const manages = only('owner', 'admin', 'foreign owner', 'full key', 'foreign key');
const handlesKeys = only('owner', 'admin', 'developer', 'foreign owner', 'full key', 'foreign key');
const accepts = only('owner', 'admin', 'billing', 'foreign owner', 'full key', 'foreign key');

const everyPlatformRole = only('platform operator', 'platform reviewer', 'platform admin');
const operates = only('platform operator', 'platform admin');
const administrates = only('platform admin');

/** Who is let in at each operation. A route without a row here fails the suite. */
export const ACCESS_MATRIX: Record<string, Callers> = {
  createTask: worksWithTasks,
  getTask: readsTasks,
  listTasks: readsTasks,
  followTask: readsTasks,
  followEvents: readsEvents,
  createUpload: worksWithTasks,
  listModels: readsAsMember,
  getWorkspace: seesWorkspace,
  updateWorkspace: manages,
  listMembers: seesWorkspace,
  updateMember: manages,
  removeMember: manages,
  listInvites: manages,
  createInvite: manages,
  withdrawInvite: manages,
  listApiKeys: handlesKeys,
  createApiKey: handlesKeys,
  getApiKey: handlesKeys,
  updateApiKey: handlesKeys,
  revokeApiKey: handlesKeys,
  rotateApiKey: handlesKeys,
  login: 'public',
  refreshSession: 'public',
  logout: 'public',
  switchWorkspace: session,
  readMe: session,
  changePassword: session,
  listOwnSessions: session,
  endOwnSession: session,
  readLink: 'public',
  useLink: 'public',
  requestPasswordReset: 'public',
  listSignInMethods: 'public',
  startOidcLogin: 'public',
  finishOidcLogin: 'public',
  quickstartCreate: worksWithTasks,
  quickstartCreate2: worksWithTasks,
  quickstartStatus: 'public',
  quickstartStatus2: 'public',
  receiveCallback: 'public',
  headMedia: 'public',
  getMedia: 'public',
  readLiveness: 'public',
  readReadiness: 'public',
  adminListTasks: everyPlatformRole,
  adminGetTask: everyPlatformRole,
  adminFollowEvents: everyPlatformRole,
  adminReadOverview: everyPlatformRole,
  adminListProviderAccounts: operates,
  adminGetProviderAccount: operates,
  adminCreateProviderAccount: operates,
  adminUpdateProviderAccount: operates,
  adminRotateProviderAccount: operates,
  adminTestProviderAccount: operates,
  adminRetireProviderAccount: operates,
  adminActivateProviderAccount: operates,
  estimateTask: readsTasks,
  readQuota: readsAsMember,
  readUsage: readsAsMember,
  readStatements: seesWorkspace,
  acceptStatements: accepts,
  listAudit: manages,
  adminListUsers: administrates,
};
