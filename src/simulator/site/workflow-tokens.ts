import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import type { DispatchRequest } from "../http/dispatch-request.ts";
import { webUrl } from "../web-address.ts";
import type { Repository, World } from "../world/types.ts";
import { json, type Site } from "./site.ts";

/** What a workflow may ask to be in its token. */
export interface WorkflowTokenWish {
  readonly audience: string;
  /** Claims that are others than GitHub's; undefined: left out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed by a key that nobody published. */
  readonly isForged?: boolean;
}

/**
 * Tokens of GitHub Actions ("OpenID Connect reference"), as a GitHub Enterprise Server makes them: below `/_services/token`
 * of its own address, where its keys are published, too.
 */
export function createWorkflowTokens(world: World): {
  readonly site: Site;
  readonly tokenFor: (repository: Repository, wish: WorkflowTokenWish) => string;
} {
  let pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;
  const keys = () => (pair ??= generateKeyPairSync("rsa", { modulusLength: 2048 }));
  const issuer = (): string => `${webUrl(world)}/_services/token`;
  return {
    site({ path }: DispatchRequest) {
      if (path === "/_services/token/.well-known/openid-configuration") {
        return json({
          issuer: issuer(),
          jwks_uri: `${issuer()}/.well-known/jwks`,
          id_token_signing_alg_values_supported: ["RS256"],
        });
      }
      if (path !== "/_services/token/.well-known/jwks") return undefined;
      const jwk = keys().publicKey.export({ format: "jwk" });
      return json({ keys: [{ ...jwk, use: "sig", alg: "RS256", kid }] });
    },
    tokenFor(repository, { audience, claims = {}, isForged = false }) {
      const { privateKey } = isForged
        ? generateKeyPairSync("rsa", { modulusLength: 2048 })
        : keys();
      const seconds = Math.floor(world.clock.now().epochMilliseconds / 1_000);
      const name = `${repository.owner}/${repository.name}`;
      const payload = {
        iss: issuer(),
        aud: audience,
        sub: `repo:${name}:ref:refs/heads/${repository.defaultBranch}`,
        repository: name,
        repository_id: String(repository.id),
        repository_owner: repository.owner,
        ref: `refs/heads/${repository.defaultBranch}`,
        iat: seconds,
        nbf: seconds,
        exp: seconds + 300,
        ...claims,
      };
      const head = partOf({ typ: "JWT", alg: "RS256", kid });
      const text = `${head}.${partOf(payload)}`;
      return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
  };
}

const kid = "simulated";
const partOf = (content: object): string =>
  Buffer.from(JSON.stringify(content)).toString("base64url");
