import { AppError, type AskContract } from '@kp/task-contracts';
import { currentTraceparent, inSpan, Logger } from '@kp/telemetry';
import { startTelemetry } from '@kp/telemetry/start-telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { z } from 'zod';
import { AskClient } from './ask-client.ts';
import { connectNats, natsOptions } from './nats-options.ts';
import { Nudges } from './nudges.ts';
import { OnAsk } from './on-ask.ts';
import { reportUnexpectedTo } from './unexpected-errors.ts';

const Text = z.object({ text: z.string() });
const contract = (verb: string) => ({ subject: `ask.test.thing.${verb}`, request: Text, reply: Text }) satisfies AskContract;
const ECHO = contract('echo');
const REFUSE = contract('refuse');
const BREAK = contract('break');
const HANG = contract('hang');
const TRACE = contract('trace');
const ODD = contract('odd');
const NOBODY = contract('nobody');
const STRICT = { subject: 'ask.test.thing.strict', request: z.strictObject({ name: z.string(), size: z.int() }), reply: Text } satisfies AskContract;

let handled = 0;

@Controller()
class Handlers {
  readonly greeting = 'echo';

  @OnAsk(ECHO)
  async echo({ text }: { text: string }): Promise<{ text: string }> {
    handled += 1;
    return { text: `${this.greeting} ${text}` };
  }

  @OnAsk(REFUSE)
  async refuse({ text }: { text: string }): Promise<{ text: string }> {
    throw new AppError('idempotency-conflict', text, { errors: [{ path: 'a.b', code: 'odd', message: 'It is odd.' }] });
  }

  @OnAsk(BREAK)
  async break(_request: { text: string }): Promise<{ text: string }> {
    throw new TypeError('the password is hunter2');
  }

  @OnAsk(HANG)
  hang(_request: { text: string }): Promise<{ text: string }> {
    return new Promise(() => undefined);
  }

  @OnAsk(TRACE)
  async trace(_request: { text: string }): Promise<{ text: string }> {
    return { text: currentTraceparent() ?? 'none' };
  }

  @OnAsk(STRICT)
  async strict({ name }: { name: string; size: number }): Promise<{ text: string }> {
    return { text: name };
  }
}

@Module({ controllers: [Handlers] })
class HandlersModule {}

/** Keeps what is reported instead of printing it. */
class KeepingLogger extends Logger {
  readonly errors: unknown[][] = [];
  override error(...line: unknown[]): void {
    this.errors.push(line);
  }
}

let nats: ThrowawayNats;
let client: AskClient;
let connection: NatsConnection;
let stopTelemetry: () => Promise<void>;
const servers: INestMicroservice[] = [];
const reported = new KeepingLogger('test', 'silent');

async function serve(): Promise<void> {
  const server = await NestFactory.createMicroservice(HandlersModule, { transport: Transport.NATS, options: { ...natsOptions(nats.url, 'test-serve'), queue: 'test' }, logger: false });
  await server.listen();
  servers.push(server);
}
const ask = (what: typeof ECHO, text: string, deadlineMs = 5_000) => client.ask(what, { text }, { deadlineMs });
const errorOf = (asked: Promise<unknown>) => asked.then(() => { throw new Error('it was answered'); }, (error: unknown) => error as AppError);

beforeAll(async () => {
  stopTelemetry = startTelemetry('test');
  nats = await startThrowawayNats();
  reportUnexpectedTo(reported);
  // Two replicas: whatever is asked is answered by one of them.
  await serve();
  await serve();
  client = new AskClient(nats.url, 'test');
  connection = await connectNats(nats.url, 'test');
});
afterAll(async () => {
  await client.close();
  for (const server of servers) await server.close();
  await connection.close();
  await nats.stop();
  await stopTelemetry();
});

describe('an ask', () => {
  it('is answered by one of many replicas, once', async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(ECHO, String(index))));
    expect(replies).toEqual(Array.from({ length: 50 }, (_, index) => ({ text: `echo ${index}` })));
    expect(handled).toBe(50);
  });

  it('brings an error of the owner to the asker with code, text and fields', async () => {
    const error = await errorOf(ask(REFUSE, 'Used before.'));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'idempotency-conflict', status: 409, message: 'Used before.', errors: [{ path: 'a.b', code: 'odd', message: 'It is odd.' }] });
  });

  it('tells nothing of an unexpected error but that there was one; the owner logs it', async () => {
    const error = await errorOf(ask(BREAK, ''));
    expect(error).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(error.toReply())).not.toContain('hunter2');
    expect(reported.errors).toContainEqual(['handler failed', { where: BREAK.subject, error: expect.objectContaining({ message: 'the password is hunter2' }) as unknown }]);
  });

  it('is refused with every bad field when it does not fit its contract', async () => {
    const error = await errorOf(client.ask(STRICT, { size: 1.5, extra: true } as unknown as { name: string; size: number }));
    expect(error.code).toBe('validation-failed');
    expect(error.errors?.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual(['extra unknown-field', 'name required', 'size invalid-type']);
  });

  it('says that the service is not available when nobody serves it', async () => {
    expect(await errorOf(ask(NOBODY, ''))).toMatchObject({ code: 'service-unavailable', message: expect.stringContaining('The test service') as unknown });
  });

  it('ends at its deadline when the owner does not answer', async () => {
    expect(await errorOf(ask(HANG, '', 50))).toMatchObject({ code: 'deadline-exceeded', message: expect.stringContaining('50 ms') as unknown });
  });

  it('does not trust the form of an error it is answered', async () => {
    connection.subscribe(ODD.subject, {
      callback: (_error, message) => {
        const { id } = message.json<{ id: string }>();
        message.respond(JSON.stringify({ id, isDisposed: true, response: { error: { code: 'teapot', detail: 'short and stout' } } }));
      },
    });
    await connection.flush();
    expect(await errorOf(ask(ODD, ''))).toMatchObject({ code: 'internal' });
  });

  it('continues the trace of the asker at the owner', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { text } = await inSpan('outer', { traceparent }, () => ask(TRACE, ''));
    expect(text.split('-')[1]).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(text.split('-')[2]).not.toBe('b7ad6b7169203331');
  });

  it('fails in the words of the platform while NATS is away, and works again when it is back', async () => {
    await nats.kill();
    expect(['service-unavailable', 'deadline-exceeded']).toContain((await errorOf(ask(ECHO, 'away', 200))).code);
    await nats.start();
    await waitFor(async () => (await ask(ECHO, 'back', 500)).text === 'echo back');
    await waitFor(() => connection.flush().then(() => true));
  });
});

describe('nudges', () => {
  it('reach those who listen, and cost nothing when nobody does or NATS is gone', async () => {
    const nudges = new Nudges(connection);
    const heard: string[] = [];
    nudges.on('nudge.test.topic', (payload) => heard.push(payload));
    await connection.flush();
    nudges.send('nudge.test.topic', 'ws_1');
    nudges.send('nudge.test.topic');
    nudges.send('nudge.test.nobody');
    await waitFor(() => heard.length === 2);
    expect(heard).toEqual(['ws_1', '']);
    const closed = await connectNats(nats.url, 'closed');
    await closed.close();
    expect(() => new Nudges(closed).send('nudge.test.topic')).not.toThrow();
  });
});

describe('the NATS URL', () => {
  it('gives its credentials, decoded, and never the URL itself, to the client', () => {
    expect(natsOptions('nats://me:p%40ss@127.0.0.1:4222', 'x')).toMatchObject({ servers: '127.0.0.1:4222', user: 'me', pass: 'p@ss', maxReconnectAttempts: -1 });
    expect(natsOptions('nats://127.0.0.1:4222', 'x')).not.toHaveProperty('user');
  });
});
