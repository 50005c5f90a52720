/** Whom the app may ask for health, by the settings of who runs it. */
import { isIP } from "node:net";
import { plainHost, type AllowedHost, type HostPolicy } from "../model/train/hosts.ts";
import { kindOf, type AddressKind } from "./addresses.ts";

/** Why an address is not asked, whatever it resolves to; undefined: it may be. */
export function whyNotAsked(url: URL, policy: HostPolicy): string | undefined {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return `${url.protocol} addresses are not asked`;
  }
  if (url.username !== "" || url.password !== "") return "an address with a user is not asked";
  const host = plainHost(url.hostname);
  const port = portOf(url);
  if (policy.allowed) {
    return entriesFor(policy, host).some((one) => isPort(one, port))
      ? undefined
      : `HEALTH_ALLOWED_HOSTS doesn't name ${host}:${port}`;
  }
  if (!isUsual(port)) return `port ${port} is not asked`;
  return isIP(host) > 0 ? whyNotReached(host, host, policy) : undefined;
}

/** Why an address that the host of a URL resolves to is not connected to; undefined: it may be. */
export function whyNotReached(
  host: string,
  address: string,
  policy: HostPolicy,
): string | undefined {
  const kind = kindOf(address);
  const entries = entriesFor(policy, host);
  // A name that may be asked doesn't open the way to where no service is, wherever it leads.
  const isMeant = entries.some(({ name }) => name === address);
  if (kind === "public" || isMeant || (kind === "private" && entries.length > 0)) return undefined;
  return `${host} is at ${addressWords[kind]}${policy.allowed ? "" : ", and HEALTH_ALLOWED_HOSTS doesn't name it"}`;
}

const addressWords: Readonly<Record<AddressKind, string>> = {
  public: "a public address",
  private: "a private address",
  special: "an address where no service is asked",
};

const entriesFor = ({ allowed }: HostPolicy, host: string): readonly AllowedHost[] =>
  (allowed ?? []).filter(({ name, isWildcard }) =>
    isWildcard ? host.endsWith(`.${name}`) : host === name,
  );

const isPort = (entry: AllowedHost, port: number): boolean =>
  entry.port === null ? isUsual(port) : entry.port === port;

/** Where services of the web are; below 1024 everything else is something that isn't to be touched. */
const isUsual = (port: number): boolean => port === 80 || port === 443 || port >= 1024;

const portOf = ({ port, protocol }: URL): number =>
  port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
