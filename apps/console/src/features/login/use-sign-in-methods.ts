import { useQuery } from '@tanstack/react-query';

interface SignInMethods {
  password: true;
  oidc: { name: string; startUrl: string } | null;
}

const PASSWORD_ONLY: SignInMethods = { password: true, oidc: null };

/** How one can sign in here. A gateway that does not say is asked for a password. */
export function useSignInMethods(): SignInMethods {
  const { data } = useQuery({ queryKey: ['sign-in-methods'], queryFn: readMethods, staleTime: 60_000 });
  return data ?? PASSWORD_ONLY;
}

async function readMethods(): Promise<SignInMethods> {
  const response = await fetch('/auth/methods').catch(() => undefined);
  const methods = response?.ok ? ((await response.json()) as SignInMethods) : PASSWORD_ONLY;
  // An address of this very origin: a button must not lead to wherever an answer says.
  return methods.oidc?.startUrl.startsWith('/auth/') ? methods : PASSWORD_ONLY;
}
