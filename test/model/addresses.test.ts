import { expect, test } from "vitest";
import {
  apiUrlOf,
  graphqlUrlOf,
  siteUrlOf,
  tokenIssuerOf,
} from "../../src/model/github/addresses.ts";

test.each([
  [
    undefined,
    "https://api.github.com",
    "https://api.github.com/graphql",
    "https://github.com",
    "https://token.actions.githubusercontent.com",
  ],
  [
    "github.com",
    "https://api.github.com",
    "https://api.github.com/graphql",
    "https://github.com",
    "https://token.actions.githubusercontent.com",
  ],
  [
    "octocorp.ghe.com",
    "https://api.octocorp.ghe.com",
    "https://api.octocorp.ghe.com/graphql",
    "https://octocorp.ghe.com",
    "https://token.actions.octocorp.ghe.com",
  ],
  [
    "api.octocorp.ghe.com",
    "https://api.octocorp.ghe.com",
    "https://api.octocorp.ghe.com/graphql",
    "https://octocorp.ghe.com",
    "https://token.actions.octocorp.ghe.com",
  ],
  [
    "git.example.com:8443",
    "https://git.example.com:8443/api/v3",
    "https://git.example.com:8443/api/graphql",
    "https://git.example.com:8443",
    "https://git.example.com:8443/_services/token",
  ],
  [
    "octocorp.ghe.com.example.com",
    "https://octocorp.ghe.com.example.com/api/v3",
    "https://octocorp.ghe.com.example.com/api/graphql",
    "https://octocorp.ghe.com.example.com",
    "https://octocorp.ghe.com.example.com/_services/token",
  ],
])("%s", (host, api, graphql, site, issuer) => {
  expect(apiUrlOf(host, "https")).toBe(api);
  expect([graphqlUrlOf(api), siteUrlOf(api), tokenIssuerOf(api)]).toEqual([graphql, site, issuer]);
});

test("only a server of one's own may be without encryption", () => {
  expect(apiUrlOf("127.0.0.1:4001", "http")).toBe("http://127.0.0.1:4001/api/v3");
  expect(apiUrlOf("octocorp.ghe.com", "http")).toBe("https://api.octocorp.ghe.com");
});
