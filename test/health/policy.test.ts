import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { kindOf } from "../../src/health/addresses.ts";
import { whyNotAsked, whyNotReached } from "../../src/health/policy.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";

const anyone: HostPolicy = { allowed: null, headers: new Map() };
const only = (...names: readonly string[]): HostPolicy => ({
  ...anyone,
  allowed: names.map((name) => ({ name, isWildcard: false, port: null })),
});
const why = (url: string, policy = anyone): string | undefined => whyNotAsked(new URL(url), policy);

test.each([
  ["8.8.8.8", "public"],
  ["2606:4700::1111", "public"],
  ["10.1.2.3", "private"],
  ["172.31.255.255", "private"],
  ["192.168.0.1", "private"],
  ["100.64.0.1", "private"],
  ["127.0.0.1", "private"],
  ["127.255.255.254", "private"],
  ["::1", "private"],
  ["fd00::1", "private"],
  ["0.0.0.0", "special"],
  ["169.254.169.254", "special"],
  ["192.0.2.1", "special"],
  ["198.18.0.1", "special"],
  ["224.0.0.1", "special"],
  ["255.255.255.255", "special"],
  ["::", "special"],
  ["::ffff:8.8.8.8", "special"],
  ["::ffff:10.0.0.1", "special"],
  ["::7f00:1", "special"],
  ["64:ff9b::a00:1", "special"],
  ["2001::1", "special"],
  ["2001:db8::1", "special"],
  ["2002:a00:1::", "special"],
  ["fe80::1", "special"],
  ["fe80::1%eth0", "special"],
  ["fec0::1", "special"],
  ["ff02::1", "special"],
  ["not an address", "special"],
])("%s is %s", (address, kind) => {
  expect(kindOf(address)).toBe(kind);
});

describe("threat 40: without HEALTH_ALLOWED_HOSTS", () => {
  test.each([
    "https://api.example.com/health",
    "http://api.example.com:8080/",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]/",
  ])("%s may be asked", (url) => {
    expect(why(url)).toBeUndefined();
  });

  test.each([
    [
      "http://127.0.0.1/",
      "127.0.0.1 is at a private address, and HEALTH_ALLOWED_HOSTS doesn't name it",
    ],
    ["http://0x7f000001/", "127.0.0.1 is at a private address"],
    ["http://2130706433/", "127.0.0.1 is at a private address"],
    ["http://017700000001/", "127.0.0.1 is at a private address"],
    ["http://127.1/", "127.0.0.1 is at a private address"],
    ["http://[::1]/", "::1 is at a private address"],
    ["http://[::ffff:127.0.0.1]/", "is at an address where no service is asked"],
    ["http://169.254.169.254/latest/meta-data", "is at an address where no service is asked"],
    ["http://10.0.0.7:8080/", "10.0.0.7 is at a private address"],
    ["http://0/", "0.0.0.0 is at an address where no service is asked"],
    ["ftp://api.example.com/", "ftp: addresses are not asked"],
    ["file:///etc/passwd", "file: addresses are not asked"],
    ["gopher://api.example.com/", "gopher: addresses are not asked"],
    ["https://user:secret@api.example.com/", "an address with a user is not asked"],
    ["http://api.example.com:22/", "port 22 is not asked"],
    ["http://api.example.com:25/", "port 25 is not asked"],
  ])("%s may not: %s", (url, words) => {
    expect(why(url)).toContain(words);
  });

  test("no name leads to where a number may not", () => {
    for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"]) {
      expect(whyNotReached("innocent.example", address, anyone)).toBeDefined();
    }
    expect(whyNotReached("innocent.example", "8.8.8.8", anyone)).toBeUndefined();
  });
});

describe("with HEALTH_ALLOWED_HOSTS", () => {
  const allowedIn = (text: string): HostPolicy => {
    const reading = readSettings({ HEALTH_ALLOWED_HOSTS: text });
    if (reading.kind !== "set-up") throw new Error(JSON.stringify(reading));
    return reading.surroundings.healthHosts;
  };

  test("nobody else is asked, and those wherever they are but where no service is", () => {
    const policy = only("api.internal");
    expect(why("https://api.internal/health", policy)).toBeUndefined();
    expect(why("https://API.internal./health", policy)).toBeUndefined();
    expect(why("https://api.example.com/", policy)).toBe(
      "HEALTH_ALLOWED_HOSTS doesn't name api.example.com:443",
    );
    expect(whyNotReached("api.internal", "10.0.0.7", policy)).toBeUndefined();
    expect(whyNotReached("api.internal", "169.254.169.254", policy)).toBeDefined();
  });

  test("names, ports, numbers and all below a name are told apart", () => {
    const policy = allowedIn("api.internal:81, *.example.com,10.0.0.7:8080 [fd00::7]");
    expect(why("http://api.internal:81/", policy)).toBeUndefined();
    expect(why("http://api.internal/", policy)).toBeDefined();
    expect(why("https://a.b.example.com/", policy)).toBeUndefined();
    expect(why("https://example.com/", policy)).toBeDefined();
    expect(why("https://badexample.com/", policy)).toBeDefined();
    expect(why("http://10.0.0.7:8080/", policy)).toBeUndefined();
    expect(why("http://[fd00::7]/", policy)).toBeUndefined();
    expect(why("http://[fd00::8]/", policy)).toBeDefined();
  });

  test.each([
    "",
    " , ",
    "https://api.internal",
    "api.internal/health",
    "*",
    "*.",
    "a@b",
    "api:0",
    "api:99999",
    "*.10.0.0.1",
  ])("%j is no list of hosts", (text) => {
    const reading = readSettings({ HEALTH_ALLOWED_HOSTS: text });
    // An empty variable counts as unset.
    expect(reading.kind).toBe(text === "" ? "set-up" : "refused");
  });
});

test.each([
  '{"https://api.example.com": {"authorization": "Bearer x"}}',
  '{"https://api.example.com/": {"x-token": "x"}, "http://prometheus:9090": {"x-scope-orgid": "1"}}',
])("HEALTH_HEADERS may be %s", (text) => {
  expect(readSettings({ HEALTH_HEADERS: text }).kind).toBe("set-up");
});

test.each([
  "Bearer secret-canary",
  '{"api.example.com": {"authorization": "secret-canary"}}',
  '{"https://api.example.com/path": {"authorization": "secret-canary"}}',
  '{"https://u:secret-canary@api.example.com": {"a": "b"}}',
  '{"https://api.example.com": {"bad name": "secret-canary"}}',
  '{"https://api.example.com": {"authorization": "secret-canary\\n"}}',
  '{"https://api.example.com": ["secret-canary"]}',
])("HEALTH_HEADERS may not be %s, and nothing of it is said", (text) => {
  const reading = readSettings({ HEALTH_HEADERS: text });
  expect(reading.kind).toBe("refused");
  expect(JSON.stringify(reading)).not.toContain("canary");
});

test.each(["prometheus:9090", "ftp://p", "http://u:p@p", "http://p?x=1"])(
  "PROMETHEUS_URL may not be %s",
  (text) => {
    expect(readSettings({ PROMETHEUS_URL: text })).toMatchObject({ kind: "refused" });
  },
);
