import type { GenerationConfig } from '../config.ts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

type CallbackSettings = Pick<GenerationConfig, 'APP_PUBLIC_BASE_URL'> & Partial<Pick<GenerationConfig, 'KLING_WEBHOOK_URL' | 'SANDBOX_KLING_WEBHOOK_URL'>>;

/**
 * Where an account's provider shall call back about one attempt: the URL configured for it (the sandbox
 * never learns the live one), else the gateway's public address, with the attempt's token as last part of the
 * path; parameters of a configured URL stay. Undefined when
 * the provider could not reach it (a public provider and a loopback gateway): then reads alone follow the task.
 */
export function callbackUrlFor(config: CallbackSettings, account: Pick<ProviderAccount, 'baseUrl' | 'mode'>, token: string): string | undefined {
  const configured = account.mode === 'test' ? config.SANDBOX_KLING_WEBHOOK_URL : config.KLING_WEBHOOK_URL;
  const url = new URL(configured ?? `${config.APP_PUBLIC_BASE_URL.replace(/\/+$/, '')}/api/kling/webhook`);
  if (isLoopback(url.href) && !isLoopback(account.baseUrl)) return undefined;
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${encodeURIComponent(token)}`;
  return url.href;
}
