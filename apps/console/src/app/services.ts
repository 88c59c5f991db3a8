import { createAuthProvider } from './auth-provider.ts';
import { createDataProvider } from './data-provider.ts';
import { createHttp } from './http.ts';
import { createQueryClient } from './query-client.ts';
import { openBrowserSession } from './session.ts';

/** The parts that live as long as the tab. */
export const session = openBrowserSession();
export const http = createHttp(session, (path, init) => fetch(path, init));
export const authProvider = createAuthProvider(session);
export const dataProvider = createDataProvider(http);
export const queryClient = createQueryClient();
