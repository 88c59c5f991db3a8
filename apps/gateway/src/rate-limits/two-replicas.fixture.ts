import { startThrowawayNats } from '@kp/testing';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { GatewayReplica, prepareWorkspace } from './gateway-replica.fixture.ts';
import { LimiterReplica } from './limiter-replica.fixture.ts';
import { offerSkewedLoad, type Outcome, type Replica, type Scenario } from './skewed-load.fixture.ts';

/** Processes that limit and do nothing else. @param isShared false: each has a database of its own, as a limiter per process would */
export async function runLimiters(scenario: Scenario, isShared = true): Promise<Outcome> {
  const first = await gatewayDatabase();
  return run([new LimiterReplica(first, scenario.rate), new LimiterReplica(isShared ? first : await gatewayDatabase(), scenario.rate)], scenario);
}

/** Real gateways. */
export async function runGateways(scenario: Scenario): Promise<Outcome> {
  const [nats, url] = await Promise.all([startThrowawayNats(), gatewayDatabase()]);
  try {
    await prepareWorkspace(url, scenario.rate);
    return await run([new GatewayReplica(url, nats.url), new GatewayReplica(url, nats.url)], scenario);
  } finally {
    await nats.stop();
  }
}

async function gatewayDatabase(): Promise<string> {
  return (await createGatewayDatabase()).roleUrl;
}

async function run(replicas: [Replica, Replica], scenario: Scenario): Promise<Outcome> {
  try {
    await Promise.all(replicas.map((replica) => replica.start()));
    return await offerSkewedLoad(replicas, scenario);
  } finally {
    await Promise.all(replicas.map((replica) => replica.kill()));
  }
}
