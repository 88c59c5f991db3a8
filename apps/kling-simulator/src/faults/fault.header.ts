import { Fault } from './fault.catalog.ts';

export const FAULT_HEADER = 'x-simulator-fault';

/**
 * Reads `<name>[;param=value]…`, several separated by commas; values may be percent-encoded.
 *
 * @throws Error naming what is wrong
 */
export function readFaultHeader(value: string | string[] | undefined): Fault[] {
  const text = (Array.isArray(value) ? value.join(',') : (value ?? '')).trim();
  if (text === '') return [];
  return text.split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const entries = parameters.map((parameter) => {
      const [key = '', ...rest] = parameter.split('=');
      return [key, decodeURIComponent(rest.join('='))] as const;
    });
    const parsed = Fault.safeParse({ name, ...Object.fromEntries(entries) });
    if (parsed.success) return parsed.data;
    throw new Error(`${FAULT_HEADER}: ${name}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
  });
}
