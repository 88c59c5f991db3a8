import ipaddr from 'ipaddr.js';
import os from 'node:os';
import type { DnsRecord } from './dns-stub.fixture.ts';

/** A way to write a URL that leads where nobody should be led. */
export interface Spelling {
  form: string;
  url: string;
  /** Where it leads, if anywhere. */
  target: string;
}

/** One or more addresses of each class that is denied. */
const IPV4_TARGETS = ['127.0.0.1', '127.0.0.53', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254', '169.254.170.2', '100.64.0.1', '100.100.100.200', '168.63.129.16', '192.0.0.192', '192.0.2.1', '198.18.0.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'];
const IPV6_TARGETS = ['::1', '::', 'fd00:ec2::254', 'fd20:ce::254', 'fd12:3456::1', 'fe80::1', 'fe80::a9fe:a9fe', 'fec0::1', 'ff02::1', '2001:db8::1', '3fff::1', '100::1', '5f00::1', '2001:10::1', '4000::1'];

/** This machine's own addresses too: a canary listens there. */
const ownAddresses = (): string[] => Object.values(os.networkInterfaces()).flatMap((each) => each ?? []).filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);

const FULL_WIDTH = (text: string): string => text.replace(/[\da-fx]/gi, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));
const CIRCLED = (text: string): string => text.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit))));
const BOLD = (text: string): string => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));
const PERCENT = (text: string): string => text.replace(/./g, (sign) => `%${sign.codePointAt(0)!.toString(16)}`);

/** Hosts that mean an IPv4 address: what inet_aton takes, what IDNA makes of it, and what carries it inside IPv6. */
function ipv4Hosts(address: string): [string, string][] {
  const bytes = address.split('.').map(Number) as [number, number, number, number];
  const [a, b, c, d] = bytes;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number, width = 0): string => value.toString(16).padStart(width, '0');
  const [high, low] = [hex(a * 256 + b), hex(c * 256 + d)];
  const bits32 = hex(whole, 8);
  return [
    ['dotted', address], ['trailing dot', `${address}.`], ['decimal', `${whole}`], ['hex', `0x${hex(whole)}`], ['HEX', `0X${hex(whole, 8).toUpperCase()}`], ['octal', `0${whole.toString(8)}`],
    ['hex with zeros', `0x0000000000${bits32}`], ['octal with zeros', `0000000000000${whole.toString(8)}`],
    ['hex parts', bytes.map((byte) => `0x${hex(byte)}`).join('.')], ['octal parts', bytes.map((byte) => `0${byte.toString(8)}`).join('.')], ['octal parts with zeros', bytes.map((byte) => `000000${byte.toString(8)}`).join('.')],
    ['mixed radix', `0x${hex(a)}.0${b.toString(8)}.${c}.0x${hex(d)}`], ['mixed radix short', `0${a.toString(8)}.0x${hex(b * 65_536 + c * 256 + d)}`],
    ['two parts', `${a}.${b * 65_536 + c * 256 + d}`], ['three parts', `${a}.${b}.${c * 256 + d}`], ['two parts hex', `0x${hex(a)}.0x${hex(b * 65_536 + c * 256 + d)}`], ['decimal with a dot', `${whole}.`],
    ['overflowing', `${whole + 2 ** 32}`], ['overflowing part', `${a + 256}.${b}.${c}.${d}`],
    ['full width', FULL_WIDTH(address)], ['full width hex', FULL_WIDTH(`0x${bits32}`)], ['circled', CIRCLED(address)], ['bold', BOLD(address)],
    ['ideographic dots', address.replaceAll('.', '。')], ['full-width dots', address.replaceAll('.', '．')], ['half-width dots', address.replaceAll('.', '｡')], ['mixed dots', `${a}。${b}.${c}｡${d}`],
    ['percent', PERCENT(address)], ['percent dots', address.replaceAll('.', '%2e')], ['soft hyphen', address.replace('.', '.\u00ad')], ['zero width', address.replace('.', '\u200b.')],
    ['mapped', `[::ffff:${address}]`], ['mapped hex', `[::ffff:${high}:${low}]`], ['mapped long', `[0:0:0:0:0:ffff:${high}:${low}]`], ['mapped full', `[0000:0000:0000:0000:0000:FFFF:${high.padStart(4, '0')}:${low.padStart(4, '0')}]`],
    ['compatible', `[::${address}]`], ['compatible hex', `[::${high}:${low}]`], ['translated', `[::ffff:0:${address}]`], ['NAT64', `[64:ff9b::${address}]`], ['NAT64 hex', `[64:ff9b::${high}:${low}]`],
    ['local NAT64', `[64:ff9b:1::${address}]`], ['local NAT64 /48', `[64:ff9b:1:${high}:${hex(c)}:${hex(d * 256)}::]`], ['6to4', `[2002:${high}:${low}::1]`], ['6to4 own', `[2002:${high}:${low}::${high}:${low}]`],
    ['Teredo server', `[2001:0:${high}:${low}::1]`], ['Teredo client', `[2001:0:102:304:0:0:${hex(0xffff - (a * 256 + b))}:${hex(0xffff - (c * 256 + d))}]`], ['ISATAP', `[2a00:1450::5efe:${high}:${low}]`], ['ISATAP link-local', `[fe80::5efe:${address}]`],
    ['name', `a-${bits32}.test`], ['NAME', `A-${bits32}.TeSt`], ['name with a dot', `a-${bits32}.test.`], ['nip', `${address}.nip.test`], ['nip hex', `x.y.a-${bits32}.test`],
    ['CNAME chain', `chain-${bits32}.test`], ['one of two, last', `last-${bits32}.test`], ['one of two, first', `first-${bits32}.test`], ['mapped in AAAA', `mapped-${bits32}.test`], ['NAT64 in AAAA', `nat64-${bits32}.test`], ['A fine, AAAA not', `dual-${bits32}.test`],
  ];
}

function ipv6Hosts(address: string): [string, string][] {
  const parsed = ipaddr.IPv6.parse(address);
  const bits = Buffer.from(parsed.toByteArray()).toString('hex');
  return [
    ['short', `[${address}]`], ['long', `[${parsed.toNormalizedString()}]`], ['full', `[${grouped(bits)}]`], ['upper case', `[${address.toUpperCase()}]`], ['zone', `[${address}%25lo]`], ['zone raw', `[${address}%lo]`], ['zone number', `[${address}%251]`],
    ['percent brackets', `%5B${address}%5D`], ['no brackets', address], ['name', `aaaa-${bits}.test`], ['chain', `aaaachain-${bits}.test`], ['AAAA beside a fine A', `aaaadual-${bits}.test`],
  ];
}

/** Ways to write a whole URL round a host, so that one reader sees another host than the next. */
function urlsOf(host: string, port: number): [string, string][] {
  const at = `${host}:${port}`;
  return [
    ['user info', `http://fine.example@${at}/`], ['user info with port', `http://fine.example:80@${at}/`], ['empty user', `http://@${at}/`], ['two at signs', `http://a@fine.example:80@${at}/`], ['fragment in user', `http://fine.example%23@${at}/`],
    ['hash before at', `http://${at}#@fine.example/`], ['query before at', `http://${at}?@fine.example/`], ['backslash before at', `http://${at}\\@fine.example/`], ['at before backslash', `http://fine.example\\@${at}/`], ['backslashes', `http:\\\\${at}\\`],
    ['tab in scheme', `ht\ttp://${at}/`], ['newline in host', `http://${host.slice(0, 3)}\n${host.slice(3)}:${port}/`], ['carriage return', `http://\r${at}/`], ['space before', ` http://${at}/`], ['space after', `http://${at}/ `], ['null', `http://${host}\0.fine.example:${port}/`],
    ['many slashes', `http:////${at}/`], ['one slash', `http:/${at}/`], ['no slash', `http:${at}/`], ['upper-case scheme', `HTTP://${at}/`], ['port with zeros', `http://${host}:000${port}/`], ['no scheme', `//${at}/`],
    ['ftp', `ftp://${at}/`], ['gopher', `gopher://${at}/_GET`], ['ws', `ws://${at}/`], ['file', `file://${host}/etc/passwd`], ['dict', `dict://${at}/info`], ['jar', `jar:http://${at}/!/`], ['blob', `blob:http://${at}/1`], ['https', `https://${at}/`],
  ];
}

const NAMES: [string, string][] = ['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'ⓛocalhost', 'ｌｏｃａｌｈｏｓｔ', 'localhost.localdomain', 'ip6-localhost', 'metadata', 'metadata.google.internal', 'METADATA.google.internal.', 'metadata.goog', 'metadata.azure.internal', 'instance-data', 'instance-data.ec2.internal', 'kubernetes.default.svc', 'router.local', 'nas.lan', 'db.internal', 'gateway.home.arpa', '0', '0x', '00', '1', '127', '127.1', '0x7f.1', '[::]', '[0:0:0:0:0:0:0:0]', '[::1]'].map((name) => [`name ${name}`, name]);

/** Every spelling of every target, in all more than 500. */
export function spellings(port: number): Spelling[] {
  const own = ownAddresses();
  const v4 = [...IPV4_TARGETS, ...own.filter((address) => address.includes('.'))];
  const v6 = [...IPV6_TARGETS, ...own.filter((address) => address.includes(':'))];
  const hosts = [...v4.flatMap((target) => ipv4Hosts(target).map(([form, host]) => ({ form, host, target }))), ...v6.flatMap((target) => ipv6Hosts(target).map(([form, host]) => ({ form, host, target }))), ...NAMES.map(([form, host]) => ({ form, host, target: '127.0.0.1' }))];
  const whole = ['127.0.0.1', '169.254.169.254', '[::1]', 'localhost', 'a-7f000001.test', '0'].flatMap((host) => urlsOf(host, port).map(([form, url]) => ({ form, url, target: '127.0.0.1' })));
  const all = [...hosts.map(({ form, host, target }) => ({ form, target, url: `http://${host}:${port}/` })), ...whole];
  return [...new Map(all.map((each) => [each.url, each])).values()];
}

const dotted = (hex: string): string => [...Buffer.from(hex, 'hex')].join('.');
const grouped = (hex: string): string => (hex.match(/.{4}/g) ?? []).join(':');

/**
 * The zone behind the names above. `rebind<n>-<hex>.test` is the permitted address at first and the other one from the
 * n-th question on; with `back` it is fine again afterwards.
 */
export function zone(permitted: string): (name: string) => DnsRecord | undefined {
  return (name) => {
    const nip = /^(\d+\.\d+\.\d+\.\d+)\.nip\.test$/.exec(name)?.[1];
    if (nip) return { rounds: [[nip]] };
    const [, kind = '', bits = ''] = /(?:^|\.)([a-z]+\d*)-([\da-f]{8}|[\da-f]{32})\.test$/.exec(name) ?? [];
    if (!bits) return undefined;
    const target = bits.length === 8 ? dotted(bits) : grouped(bits);
    switch (kind) {
      case 'a':
      case 'aaaa':
        return { rounds: [[target]] };
      case 'chain':
      case 'aaaachain':
        return { rounds: [[target]], via: ['one.fine.test', 'two.fine.test', `three-${bits}.fine.test`] };
      case 'last':
        return { rounds: [[permitted, target]] };
      case 'first':
        return { rounds: [[target, permitted]] };
      case 'mapped':
        return { rounds: [[`::ffff:${target}`]] };
      case 'nat64':
        return { rounds: [[`64:ff9b::${grouped(bits)}`]] };
      case 'dual':
        return { rounds: [[permitted, `::ffff:${target}`]] };
      case 'aaaadual':
        return { rounds: [[permitted, target]] };
      case 'rebind1':
        return { rounds: [[permitted], [target]] };
      case 'rebind2':
        return { rounds: [[permitted], [permitted], [target]] };
      case 'back':
        return { rounds: [[permitted], [target], [permitted]] };
      default:
        return undefined;
    }
  };
}
