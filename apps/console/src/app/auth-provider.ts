import type { AuthProvider } from 'react-admin';
import { isAllowed } from './permissions.ts';
import { ProblemError } from './problem.ts';
import type { Session } from './session.ts';

/** Sends the visitor to the login page without an error message: not being signed in yet is no failure. */
class SignInNeeded {
  readonly message = false;
}

export function createAuthProvider(session: Session): AuthProvider {
  return {
    login: ({ email, password }: { email: string; password: string }) => session.signIn(email, password),

    logout: () => session.signOut(),

    checkAuth: async () => {
      try {
        await session.accessToken();
      } catch (error) {
        throw error instanceof ProblemError && error.status !== 401 ? error : new SignInNeeded();
      }
    },

    /** Only 401 ends the session. 403 means "not yours", which the page itself says. */
    checkError: async (error: { status?: number }) => {
      if (error.status === 401) throw new SignInNeeded();
    },

    getIdentity: async () => {
      await session.accessToken();
      const { user } = session;
      if (!user) throw new SignInNeeded();
      return { id: user.id, fullName: user.name, email: user.email, platformRole: user.platformRole };
    },

    getPermissions: async () => session.user?.permissions ?? [],

    /** Whose session has ended is not denied anything: they are on the way to sign in, and come back to where they were. */
    canAccess: async ({ resource, action }) => session.user === undefined || isAllowed(session.user.permissions, resource, action),
  };
}
