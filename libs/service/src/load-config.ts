import type { z } from 'zod';

/**
 * Reads a service's settings from the environment. On bad configuration prints every problem at once to
 * stderr and ends the process with code 1: a half-configured service must never serve.
 */
export function loadConfig<Schema extends z.ZodType>(serviceName: string, schema: Schema, environment: NodeJS.ProcessEnv = process.env): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`);
  process.stderr.write(`${serviceName} cannot start; fix these settings:\n${problems.join('\n')}\n`);
  process.exit(1);
}
