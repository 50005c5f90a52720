import { z } from "zod";
import type { Result } from "../../model/failure.ts";
import type { GitHub } from "../client/github.ts";
import { wording } from "../../model/view/wording.ts";

/** How GitHub delivers the webhooks of the App. */
export interface WebhookConfig {
  /** null: nowhere. */
  readonly url: string | null;
  /** Whether deliveries are signed; the secret itself GitHub never shows. */
  readonly isSigned: boolean;
  /** Whether GitHub checks the certificate of the server. */
  readonly isVerified: boolean;
}

const shape = z
  .object({
    url: z.string().optional(),
    secret: z.string().optional(),
    // GitHub sends text and documents a number, too.
    insecure_ssl: z.union([z.string(), z.number()]).optional(),
  })
  .transform(({ url, secret, insecure_ssl: insecure }): WebhookConfig => ({
    url: url ?? null,
    isSigned: secret !== undefined && secret !== "",
    isVerified: insecure === undefined || Number(insecure) === 0,
  }));

/** REST, "Get a webhook configuration for an app". */
export const readWebhookConfig = (github: Pick<GitHub, "asApp">): Promise<Result<WebhookConfig>> =>
  github.asApp({
    doing: wording`read where the App's webhooks go`,
    shape,
    ask: (octokit) => octokit.rest.apps.getWebhookConfigForApp(),
  });
