import { decode, encode, type Answer } from 'dns-packet';
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { isIPv6 } from 'node:net';

/** What a name answers: each round of addresses once, the last one for ever; `via` is a chain of other names before it. */
export interface DnsRecord {
  rounds: string[][];
  via?: string[];
}

export interface DnsStub {
  /** For `resolveByServers`. */
  server: string;
  /** Queries answered so far. */
  asked: number;
  stop: () => Promise<void>;
}

/** An authoritative name server on loopback that gives every answer a TTL of 0 and changes its mind as it is told to. */
export async function startDnsStub(recordOf: (name: string) => DnsRecord | undefined): Promise<DnsStub> {
  const socket = createSocket('udp4');
  const rounds = new Map<string, number>();
  const stub: DnsStub = { server: '', asked: 0, stop: () => new Promise((resolve) => socket.close(() => resolve())) };
  socket.on('message', (message, from) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    if (!question) return;
    stub.asked += 1;
    const name = question.name.toLowerCase();
    const record = recordOf(name);
    const counter = `${question.type} ${name}`;
    const round = rounds.get(counter) ?? 0;
    rounds.set(counter, round + 1);
    const addresses = record?.rounds[Math.min(round, record.rounds.length - 1)] ?? [];
    const chain = [name, ...(record?.via ?? [])];
    const answers: Answer[] = chain.slice(1).map((data, index) => ({ type: 'CNAME', name: chain[index] ?? name, ttl: 0, data }));
    const owner = chain.at(-1) ?? name;
    for (const data of addresses) {
      const type = isIPv6(data) ? 'AAAA' : 'A';
      if (type === question.type) answers.push({ type, name: owner, ttl: 0, data });
    }
    const NXDOMAIN = 3;
    const AUTHORITATIVE = 1 << 10;
    socket.send(encode({ type: 'response', id, flags: AUTHORITATIVE | (record ? 0 : NXDOMAIN), questions, answers }), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  stub.server = `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  return stub;
}
