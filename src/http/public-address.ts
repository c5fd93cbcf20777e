import { isIP } from "node:net";

/**
 * IPv4 ranges that are not the open internet: IANA's special-purpose registry (RFC 6890 and its updates),
 * multicast, and the one metadata service that hides behind a public address (Azure).
 */
const SPECIAL_V4: [first: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/**
 * What is not open internet inside 2000::/3, the only part of IPv6 that is. All that embeds an IPv4 address
 * lies outside it (mapped, NAT64) or is named here (Teredo in 2001::/23, 6to4).
 */
const SPECIAL_V6: [first: string, bits: number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

/**
 * True for an address of the open internet. The text must be an address in its plain spelling, as a resolver or
 * a parsed URL gives it; anything else (a name, octal or hexadecimal parts, a zone) is false.
 */
export function isPublicAddress(ip: string): boolean {
  const family = ip.includes("%") ? 0 : isIP(ip);
  if (family === 4) {
    const address = parseV4(ip);
    return (
      address !== undefined && !SPECIAL_V4.some(([first, bits]) => shares(address, parseV4(first), 32, bits))
    );
  }
  if (family !== 6) return false;
  const address = parseV6(ip);
  if (address === undefined || !shares(address, parseV6("2000::"), 128, 3)) return false;
  return !SPECIAL_V6.some(([first, bits]) => shares(address, parseV6(first), 128, bits));
}

/** True when two addresses of `size` bits have the same first `bits`. */
function shares(one: bigint, other: bigint | undefined, size: number, bits: number): boolean {
  const rest = BigInt(size - bits);
  return other !== undefined && one >> rest === other >> rest;
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((address, part) => (address << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const [head = "", tail, ...more] = text.split("::");
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  if (!before || !after || more.length > 0) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<bigint>(missing).fill(0n), ...after];
  return groups.reduce((address, group) => (address << 16n) | group, 0n);
}

/** The groups of one side of an address; a dotted IPv4 address at its end counts as two. */
function groupsOf(side: string): bigint[] | undefined {
  if (side === "") return [];
  const groups: bigint[] = [];
  for (const group of side.split(":")) {
    const dotted = group.includes(".") ? parseV4(group) : undefined;
    if (dotted !== undefined) groups.push(dotted >> 16n, dotted & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) groups.push(BigInt(`0x${group}`));
    else return undefined;
  }
  return groups;
}
