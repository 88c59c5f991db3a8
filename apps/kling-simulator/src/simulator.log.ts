export interface SimulatorLog {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
}

/** One JSON line per entry on stderr; stdout belongs to the ready line. Never log keys, tokens or result URLs. */
export const stderrLog: SimulatorLog = {
  info: (message, fields) => write('info', message, fields),
  warn: (message, fields) => write('warn', message, fields),
};

export const silentLog: SimulatorLog = { info: () => undefined, warn: () => undefined };

function write(level: string, message: string, fields: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, service: 'kling-simulator', message, ...fields })}\n`);
}
