import type { CreateTaskBody, FieldError, Mode, RequestContext } from '@kp/task-contracts';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalSha256 } from './canonical-json.ts';
import type { TaskCost } from './task-cost.ts';

/** How long a quoted price is honoured (design.md §5). */
export const QUOTE_SECONDS = 15 * 60;
const VERSION = 'q1';

/** What a quote promises: this price, for this request of this workspace, until then. */
interface Promised {
  workspaceId: string;
  mode: Mode;
  bodySha256: string;
  microUnits: string;
  priceVersion: string;
  /** Unix seconds. */
  expiresAt: number;
}
type Caller = Pick<RequestContext, 'workspaceId' | 'mode'>;
export type QuotedPrice = Pick<TaskCost, 'microUnits' | 'priceVersion'>;

/**
 * Makes and checks quotes: `q1.<payload>.<HMAC-SHA256>`. All replicas share the key, so nothing is stored; a quote can be
 * used more than once while it is valid, since it only fixes a price.
 */
export class Quotes {
  private readonly parts: { signingKey: string; now?: () => Date };

  constructor(parts: Quotes['parts']) {
    this.parts = parts;
  }

  issue({ workspaceId, mode }: Caller, body: CreateTaskBody, { microUnits, priceVersion }: QuotedPrice): { quoteId: string; expiresAt: string } {
    const expiresAt = Math.floor(this.nowMs() / 1_000) + QUOTE_SECONDS;
    const promised: Promised = { workspaceId, mode, bodySha256: pricedSha256(body), microUnits: microUnits.toString(), priceVersion, expiresAt };
    const payload = Buffer.from(JSON.stringify(promised)).toString('base64url');
    return { quoteId: `${VERSION}.${payload}.${this.signatureOf(payload)}`, expiresAt: new Date(expiresAt * 1_000).toISOString() };
  }

  /** The price that was promised for this very request, or what is wrong with the quote. */
  read(quoteId: string, { workspaceId, mode }: Caller, body: CreateTaskBody): { price: QuotedPrice } | { error: FieldError } {
    const promised = this.open(quoteId);
    if (!promised) return refuse('quote-invalid', 'This is no quote of ours.');
    // Before the expiry: of another workspace's quote nothing is told, not even its age.
    if (promised.workspaceId !== workspaceId || promised.mode !== mode || promised.bodySha256 !== pricedSha256(body)) return refuse('quote-mismatch', 'This quote is for another request. Ask for a new estimate.');
    if (promised.expiresAt * 1_000 <= this.nowMs()) return refuse('quote-expired', `This quote ended at ${new Date(promised.expiresAt * 1_000).toISOString()}. Ask for a new estimate.`);
    return { price: { microUnits: BigInt(promised.microUnits), priceVersion: promised.priceVersion } };
  }

  private open(quoteId: string): Promised | undefined {
    const [version, payload = '', signature = '', ...rest] = quoteId.split('.');
    const expected = Buffer.from(this.signatureOf(payload));
    const given = Buffer.from(signature);
    if (version !== VERSION || rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    // Signed by us, so it is what `issue` wrote.
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Promised;
  }

  private signatureOf(payload: string): string {
    return createHmac('sha256', this.parts.signingKey).update(`${VERSION}.${payload}`).digest('base64url');
  }

  private nowMs(): number {
    return (this.parts.now?.() ?? new Date()).getTime();
  }
}

/** Of everything that decides the price; tags for the caller's own books do not. */
function pricedSha256({ quoteId: _quoteId, metadata: _metadata, tags: _tags, endUser: _endUser, costCentre: _costCentre, ...priced }: CreateTaskBody): string {
  return canonicalSha256(priced, 'base64url');
}

const refuse = (code: string, message: string): { error: FieldError } => ({ error: { path: 'quoteId', code, message } });
