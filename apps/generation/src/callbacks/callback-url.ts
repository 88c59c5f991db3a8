import type { GenerationConfig } from '../config.ts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/**
 * Where the provider shall call back about one attempt: KLING_WEBHOOK_URL, else the gateway's public
 * address, with the attempt's token. Undefined when the provider could not reach it (a public provider and
 * a loopback gateway): then reads alone follow the task.
 */
export function callbackUrlFor(config: Pick<GenerationConfig, 'KLING_WEBHOOK_URL' | 'APP_PUBLIC_BASE_URL'>, account: Pick<ProviderAccount, 'baseUrl'>, token: string): string | undefined {
  const url = new URL(config.KLING_WEBHOOK_URL ?? `${config.APP_PUBLIC_BASE_URL.replace(/\/+$/, '')}/api/kling/webhook`);
  if (isLoopback(url.href) && !isLoopback(account.baseUrl)) return undefined;
  url.searchParams.set('token', token);
  return url.href;
}
