/**
 * Where GitHub is: github.com, a GitHub Enterprise Server, or an enterprise of GHE.com ("Network details for GHE.com"). All
 * of it follows from the address of the REST API.
 */

const tenant = /^(?:api\.)?([a-z0-9-]+\.ghe\.com)$/i;

/** Of the REST API, as the settings name GitHub. @param host undefined: github.com */
export function apiUrlOf(host: string | undefined, protocol: "https" | "http"): string {
  if (host === undefined || /^(?:api\.)?github\.com$/i.test(host)) return "https://api.github.com";
  const [, own] = tenant.exec(host) ?? [];
  return own === undefined ? `${protocol}://${host}/api/v3` : `https://api.${own.toLowerCase()}`;
}

/** GraphQL is beside REST: `/api/graphql` on GitHub Enterprise Server, else `/graphql`. */
export const graphqlUrlOf = (apiUrl: string): string =>
  apiUrl.endsWith("/api/v3") ? apiUrl.replace(/\/v3$/, "/graphql") : `${apiUrl}/graphql`;

/** Where people see GitHub. */
export const siteUrlOf = (apiUrl: string): string =>
  apiUrl
    .replace(/\/api\/v3$/, "")
    .replace(/^https:\/\/api\.(?=github\.com$|[a-z0-9-]+\.ghe\.com$)/, "https://");

/** Who signs the tokens of GitHub Actions ("OpenID Connect reference"). */
export function tokenIssuerOf(apiUrl: string): string {
  if (apiUrl === "https://api.github.com") return "https://token.actions.githubusercontent.com";
  const { origin, hostname } = new URL(apiUrl);
  const [, own] = tenant.exec(hostname) ?? [];
  return own === undefined ? `${origin}/_services/token` : `https://token.actions.${own}`;
}
