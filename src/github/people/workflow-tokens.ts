import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";
import { tokenIssuerOf } from "../../model/github/addresses.ts";
import type { WorkflowTokens } from "../../model/github/workflow-tokens.ts";

/** Of GitHub's claims, the one that stays when a repository is renamed or moved. */
const claimsShape = z.object({ repository_id: z.string().regex(/^[1-9]\d{0,15}$/) });

/** Seconds by which two clocks may differ. */
const skew = 30;

/**
 * Checks tokens against the keys that GitHub publishes ("OpenID Connect reference"). The keys are kept for ten minutes, and
 * asked for again when a token names another, though not more often than each half minute.
 */
export function connectWorkflowTokens(settings: {
  /** As for `connectGitHub`. */
  readonly apiUrl: string;
  /** For whom tokens must be made: the app's own address. */
  readonly audience: string;
  readonly now: () => Temporal.Instant;
}): WorkflowTokens {
  const { apiUrl, audience, now } = settings;
  const issuer = tokenIssuerOf(apiUrl);
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));
  return {
    async workflowOf(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          audience,
          algorithms: ["RS256"],
          requiredClaims: ["iss", "exp", "iat"],
          clockTolerance: skew,
          // oxlint-disable-next-line no-restricted-globals -- jose takes no other time.
          currentDate: new Date(now().epochMilliseconds),
        });
        const claims = claimsShape.safeParse(payload);
        const isGitHub = isIssuer(payload.iss, issuer);
        return claims.success && isGitHub
          ? { repository: Number(claims.data.repository_id) }
          : undefined;
      } catch (error) {
        if (provesNothing(error)) return undefined;
        throw error;
      }
    },
  };
}

/** An enterprise may have its name behind GitHub's own ("Switching to a unique token URL"); GitHub's keys sign all of them. */
const isIssuer = (said: string | undefined, issuer: string): boolean =>
  said === issuer ||
  (said?.startsWith(`${issuer}/`) === true && /^[\w-]{1,100}$/.test(said.slice(issuer.length + 1)));

const provesNothing = (error: unknown): boolean =>
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey;
