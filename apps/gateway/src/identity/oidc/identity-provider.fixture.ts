import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider says about a person, by the login typed there. */
export type Accounts = Record<string, { email?: string; email_verified?: boolean; name?: string; groups?: string[] }>;

export interface IdentityProvider {
  issuer: string;
  accounts: Accounts;
  /** Where browsers may be sent back to; set once the gateway's address is known. */
  allowRedirect(uri: string): void;
  close(): Promise<void>;
}

export const CLIENT = { id: 'kling', secret: 'a client secret that is long enough' };

/** A real OpenID provider on this computer, with its own pages for login and consent. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  // It warns that it is set up as for a test, which is what it is for.
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  const { Provider } = await import('oidc-provider');
  const accounts: Accounts = {};
  const redirectUris = ['http://127.0.0.1:1/auth/oidc/callback'];
  let handler: (request: never, response: never) => void = () => undefined;
  const server: Server = createServer((request, response) => handler(request as never, response as never));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = () => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: redirectUris, response_types: ['code'], grant_types: ['authorization_code'] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      cookies: { keys: ['cookie key of a test'] },
      pkce: { required: () => true },
      findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    });
    handler = provider.callback() as typeof handler;
  };
  start();
  return {
    issuer,
    accounts,
    allowRedirect: (uri) => {
      redirectUris.push(uri);
      start();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A browser that keeps cookies and fills in the provider's pages, until it is sent somewhere that is not the provider. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** Follows redirects and logs in as `login`. @returns the first address outside of the provider */
  async logInAt(address: string, login: string, issuer: string): Promise<string> {
    let url = new URL(address);
    let form: URLSearchParams | undefined;
    for (let step = 0; step < 20; step += 1) {
      if (url.origin !== issuer) return url.href;
      const response = await this.fetch(url, form);
      const location = response.headers.get('location');
      form = undefined;
      if (location) {
        url = new URL(location, url);
        continue;
      }
      const page = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      const action = /action="([^"]+)"/.exec(page)?.[1];
      if (!prompt || !action) throw new Error(`the provider shows no form: ${response.status} ${page.slice(0, 300)}`);
      form = new URLSearchParams({ prompt, login, password: 'anything' });
      url = new URL(action, url);
    }
    throw new Error('the provider sends the browser in circles');
  }

  /** One request with this browser's cookies; redirects are not followed. */
  async fetch(url: URL | string, form?: URLSearchParams): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form ? { method: 'POST', body: form } : {}) });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }

  cookie(origin: string, name: string): string | undefined {
    return this.cookies.get(origin)?.get(name);
  }
}
