import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/** public: global unicast. private: anything else. metadata: a cloud's instance services, which nothing may permit. */
export type AddressClass = 'public' | 'private' | 'metadata';

const METADATA_NETWORKS = [
  '169.254.0.0/16', // AWS, Azure, GCP, Oracle, DigitalOcean, ECS task roles
  '168.63.129.16/32', // Azure's wire server, which lies in public space
  '100.100.100.200/32', // Alibaba
  '192.0.0.192/32', // Oracle classic
  'fd00:ec2::/32', // AWS over IPv6: instance data, DNS, time, pod identity
  'fd20:ce::254/128', // GCP over IPv6
  'fe80::/10', // link-local, where OpenStack answers (fe80::a9fe:a9fe)
].map((network) => ipaddr.parseCIDR(network));

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

const ipv4At = (bytes: number[], offset: number): ipaddr.IPv4 => new ipaddr.IPv4(bytes.slice(offset, offset + 4));

/** Every IPv4 address that an IPv6 address may stand for: whoever translates decides, so all readings count. */
function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4[] {
  const bytes = address.toByteArray();
  const hex = Buffer.from(bytes).toString('hex');
  const found: ipaddr.IPv4[] = [];
  // Mapped, compatible, translated (::ffff:0:x) and NAT64 carry it at the end; so does ISATAP below any prefix.
  if (/^0{16}/.test(hex) || hex.startsWith('0064ff9b') || /^.{16}0[02]005efe/.test(hex)) found.push(ipv4At(bytes, 12));
  // The local NAT64 prefix is a /48: RFC 6052 then splits the address round byte 8.
  if (hex.startsWith('0064ff9b0001')) found.push(new ipaddr.IPv4([bytes[6] ?? 0, bytes[7] ?? 0, bytes[9] ?? 0, bytes[10] ?? 0]));
  if (hex.startsWith('2002')) found.push(ipv4At(bytes, 2));
  // Teredo names its server in the clear and its client inverted.
  if (hex.startsWith('20010000')) found.push(ipv4At(bytes, 4), ipv4At(bytes.map((byte) => byte ^ 0xff), 12));
  return found;
}

const isMetadata = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean => METADATA_NETWORKS.some((network) => address.kind() === network[0].kind() && address.match(network));

/**
 * Where an address leads. Deny by default: only what is global unicast is public; loopback, private, link-local, shared
 * (CGNAT), multicast, reserved, documentation, benchmarking and every form that carries an IPv4 address inside IPv6 are not.
 *
 * @param address an address as the system writes it, without a zone; anything else is private
 */
export function classifyAddress(address: string): AddressClass {
  if (isIP(address) === 0) return 'private';
  // With a zone it is not global; its address still counts where nothing may permit it.
  const [bare = '', zone] = address.split('%');
  const parsed = ipaddr.parse(bare);
  const embedded = parsed instanceof ipaddr.IPv6 ? embeddedIPv4(parsed) : [];
  if ([parsed, ...embedded].some(isMetadata)) return 'metadata';
  if (zone !== undefined || parsed.range() !== 'unicast') return 'private';
  return parsed instanceof ipaddr.IPv4 || (parsed.match(GLOBAL_UNICAST) && embedded.length === 0) ? 'public' : 'private';
}

/** Names under which clouds offer their instance services. Their addresses are refused anyway; this refuses them early. */
const METADATA_NAMES = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'metadata.azure.internal', 'metadata.azure.com', 'metadata.platformequinix.com', 'metadata.packet.net', 'metadata.tencentyun.com', 'instance-data', 'instance-data.ec2.internal']);

/** @param hostname in lower case */
export function isMetadataName(hostname: string): boolean {
  return METADATA_NAMES.has(hostname.replace(/\.$/, ''));
}
