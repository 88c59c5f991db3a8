import { adminBootstrap } from './admin-bootstrap.ts';
import type { Command } from './command.ts';

/** Every command, by the words it is called with. */
export const COMMANDS: Record<string, Command> = {
  'admin bootstrap': adminBootstrap,
};
