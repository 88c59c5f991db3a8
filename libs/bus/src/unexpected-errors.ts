import type { Logger } from '@kp/telemetry';

let logger: Logger | undefined;

/** Where handlers report errors that no caller may see; set once at boot. */
export function reportUnexpectedTo(target: Logger): void {
  logger = target;
}

export function reportUnexpected(where: string, error: unknown): void {
  logger?.error('handler failed', { where, error });
}
