import { setTimeout as delay } from 'node:timers/promises';
import type { Rate } from './bucket.ts';

const TICK_MS = 10;

/** What became of some requests. */
export interface Counts {
  accepted: number;
  refused: number;
}

/** A process that limits requests, on the same address over restarts. */
export interface Replica {
  start(): Promise<void>;
  /** SIGKILL unless told otherwise. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Rejects when it is not there, or is cut off. */
  send(requests: number): Promise<Counts>;
}

export interface Scenario {
  rate: Rate;
  seconds: number;
  offeredPerSecond: number;
  /** Part of the time at which the first replica is killed and started again. */
  killAt?: number;
}

export interface Outcome extends Counts {
  offered: number;
  /** Nobody knows what became of them: sent to a replica that was just killed. */
  failed: number;
  seconds: number;
  /** Rate × time + burst. */
  allowed: number;
  /** accepted ÷ allowed; above 1 too much was let through. */
  ratio: number;
}

/** 90 : 10, then 10 : 90, then 70 : 30: load moves from one replica to the other and back. */
const shareOfFirst = (progress: number) => (progress < 0.6 ? 0.9 : progress < 0.8 ? 0.1 : 0.7);

/**
 * Offers requests at a fixed pace to two replicas, as a load balancer would: unevenly, and past one that is
 * down. The replicas are running already, and are left running.
 */
export async function offerSkewedLoad([first, second]: [Replica, Replica], { rate, seconds, offeredPerSecond, killAt }: Scenario): Promise<Outcome> {
  const outcome = { offered: 0, accepted: 0, refused: 0, failed: 0 };
  const underWay = new Set<Promise<void>>();
  let isFirstUp = true;
  let restart: Promise<void> | undefined;
  const startMs = performance.now();
  let endMs = startMs;
  const send = (replica: Replica, requests: number) => {
    if (requests === 0) return;
    const sent: Promise<void> = replica.send(requests).then(
      ({ accepted, refused }) => {
        outcome.accepted += accepted;
        outcome.refused += refused;
        if (accepted > 0) endMs = performance.now();
      },
      () => void (outcome.failed += requests),
    ).finally(() => underWay.delete(sent));
    underWay.add(sent);
  };
  for (let elapsedMs = 0; elapsedMs < seconds * 1_000; elapsedMs = performance.now() - startMs) {
    const progress = elapsedMs / (seconds * 1_000);
    if (killAt !== undefined && progress >= killAt && !restart) {
      isFirstUp = false;
      restart = first.kill().then(() => first.start()).then(() => void (isFirstUp = true));
    }
    const due = Math.floor((elapsedMs / 1_000) * offeredPerSecond) - outcome.offered;
    // The fraction of the golden ratio mixes evenly, also in small numbers.
    const toFirst = isFirstUp ? Array.from({ length: due }, (_, index) => ((outcome.offered + index) * 0.618_033_988_75) % 1 < shareOfFirst(progress)).filter(Boolean).length : 0;
    send(first, toFirst);
    send(second, due - toFirst);
    outcome.offered += due;
    await delay(TICK_MS);
  }
  await Promise.all(underWay);
  await restart;
  const tookSeconds = Math.max(endMs - startMs, seconds * 1_000) / 1_000;
  const allowed = Math.floor((tookSeconds * rate.perMinute) / 60) + rate.burst;
  return { ...outcome, seconds: tookSeconds, allowed, ratio: outcome.accepted / allowed };
}
