import type { FastifyInstance } from 'fastify';
import { streamJsonObject } from '../json.stream.ts';
import type { Ledger } from './ledger.ts';

/** `GET /_simulator/ledger`: totals, then an entry per task in the order of creation. */
export function registerLedger(server: FastifyInstance, ledger: Ledger): void {
  server.get('/_simulator/ledger', (_request, reply) => streamJsonObject(reply, { totals: ledger.totals() }, 'entries', ledger.entries()));
}
