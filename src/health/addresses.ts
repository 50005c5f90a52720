/** Which addresses of the network may be asked. */
import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * `public`: of anyone on the internet. `private`: of this machine or its own network. `special`: for nobody
 * to be asked at: link-local, where clouds keep their metadata, multicast, reserved, other ways to write an
 * address of IPv4.
 */
export type AddressKind = "public" | "private" | "special";

const listOf = (subnets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", prefix = ""] = subnet.split("/");
    list.addSubnet(net, Number(prefix), isIPv4(net) ? "ipv4" : "ipv6");
  }
  return list;
};

const privateNets = listOf([
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "::1/128",
  "fc00::/7",
]);

// IANA's registries of special-purpose addresses for IPv4, what isn't private of it.
const specialNets = listOf([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]);

// Of IPv6 only global unicast is public, without what in it is reserved or leads to IPv4.
const globalUnicast = listOf(["2000::/3"]);
const reservedUnicast = listOf(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

/** Of an address as the system or a URL writes it. Whatever isn't known is special. */
export function kindOf(address: string): AddressKind {
  if (isIPv4(address)) {
    if (privateNets.check(address, "ipv4")) return "private";
    return specialNets.check(address, "ipv4") ? "special" : "public";
  }
  // A zone (`%eth0`) belongs to link-local addresses.
  if (!isIPv6(address) || address.includes("%") || isMapped(address)) return "special";
  if (privateNets.check(address, "ipv6")) return "private";
  const isGlobal = globalUnicast.check(address, "ipv6");
  return isGlobal && !reservedUnicast.check(address, "ipv6") ? "public" : "special";
}

// A list of addresses of IPv4 holds those written as IPv6 too, and would take `::ffff:10.0.0.1` for its own.
const mapped = listOf(["::ffff:0:0/96"]);
const isMapped = (address: string): boolean => mapped.check(address, "ipv6");
