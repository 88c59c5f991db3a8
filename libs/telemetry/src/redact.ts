/** Last words of names whose values never reach a log, whatever they hold; case, `-` and `_` do not count. */
const SECRET_NAMES = /(authorization|cookie|password|passwordhash|secrets?|secretkey|token|apikey|encryptionkeys?|credentials|ciphertext|keyhash|signature|databaseurl|natsurl|rawbody|rawbodybase64)$/i;

const SECRET_TEXTS: [RegExp, string][] = [
  [/\bkp_(live|test)_[A-Za-z0-9]+/g, 'kp_$1_[redacted]'],
  [/\bapi-key-kling-[\w-]+/g, 'api-key-kling-[redacted]'],
  [/\bBearer\s+[^\s"',]+/gi, 'Bearer [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted-jwt]'],
  [/\bwhsec_[A-Za-z0-9+/=]+/g, 'whsec_[redacted]'],
  // A URL keeps scheme and host; path and query of media links are capabilities.
  [/\b(https?|postgres(?:ql)?|nats):\/\/(?:[^\s/"']*@)?([^\s/?#"'@]+)[/?#][^\s"']*/gi, '$1://$2/[redacted]'],
  // What is left of URLs with credentials: without a path, or of another scheme.
  [/\b([a-z][a-z0-9+.-]*):\/\/[^\s/"']*@/gi, '$1://[redacted]@'],
  [/([?&](?:signature|token)=)[^\s&"']+/gi, '$1[redacted]'],
];
const MAX_DEPTH = 6;

/** Text without API keys, tokens, credentials and full URLs. */
export function redactText(text: string): string {
  let result = text;
  for (const [pattern, replacement] of SECRET_TEXTS) result = result.replace(pattern, replacement);
  return result;
}

/** A copy of any value fit for a log: secrets by name and by form replaced, errors with stack, depth bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) {
    const cause = value.cause === undefined ? {} : { cause: redact(value.cause, depth + 1) };
    return { type: value.name, message: redactText(value.message), stack: redactText(value.stack ?? ''), ...cause };
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => redact(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, SECRET_NAMES.test(name.replaceAll(/[-_]/g, '')) ? '[redacted]' : redact(each, depth + 1)]));
}
