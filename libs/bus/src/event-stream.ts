import type { EventOwner } from '@kp/task-contracts';
import { DiscardPolicy, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';

const KEEP_MS = 24 * 3_600_000;
const MAX_BYTES = 256 * 1024 * 1024;

export const streamNameOf = (owner: EventOwner): string => `evt-${owner}`;

/**
 * Creates an owner's stream when it is missing. The stream is transport, not memory: consumers keep their
 * position in PostgreSQL and read gaps back from the owner's feed, so a day and a size cap are plenty.
 */
export async function ensureStream(connection: NatsConnection, owner: EventOwner): Promise<void> {
  const manager = await jetstreamManager(connection);
  const wanted = {
    name: streamNameOf(owner),
    subjects: [`evt.${owner}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    max_age: nanos(KEEP_MS),
    max_bytes: MAX_BYTES,
    duplicate_window: nanos(120_000),
  };
  const { config } = await manager.streams.add(wanted);
  // Servers ignore settings they do not know, so what came back is compared with what was asked.
  if (config.max_bytes !== MAX_BYTES || config.discard !== DiscardPolicy.Old) throw new Error(`the NATS server did not accept the settings of stream ${wanted.name}`);
}
