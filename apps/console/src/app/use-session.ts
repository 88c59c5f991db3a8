import { useSyncExternalStore } from 'react';
import { session } from './services.ts';
import type { SessionState } from './session.ts';

/** Who is signed in, in which workspace, and what they are to be told. */
export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.state);
