/** The App as GitHub knows it: key, permissions, events, and whether its webhooks arrive. */
import type { GitHub, Installation } from "../../github/client/github.ts";
import { readLacking } from "../../github/resources/app-access.ts";
import { listDeliveries, type DeliveryAttempt } from "../../github/resources/deliveries.ts";
import { readWebhookConfig, type WebhookConfig } from "../../github/resources/webhook-config.ts";
import { capital } from "../../text/capital.ts";
import { SUBSCRIBED } from "../../web/events.ts";
import { advice, good, problem, unseen, type Finding } from "./finding.ts";

/** Where webhooks come in, below the app's own address. */
const webhookPath = "/api/github/webhooks";

export interface AppParts {
  readonly github: GitHub;
  readonly now: Temporal.Instant;
  /** `PUBLIC_URL`; null: not set. */
  readonly publicUrl: string | null;
}

/** Whether GitHub takes the key comes first: without that nothing else can be asked. */
export async function examineApp({
  github,
  now,
  publicUrl,
}: AppParts): Promise<readonly Finding[]> {
  const app = await github.app();
  if (!app.ok) {
    const { failure } = app;
    if (failure.kind !== "unauthorised") return [unseen("App", failure)];
    const fix =
      "Give APP_ID and PRIVATE_KEY of the same App; a new key is made in the App's settings on GitHub.";
    return [problem("App", `GitHub doesn't take the key: ${failure.message}`, fix)];
  }
  const [lacking, installations, webhooks, deliveries] = await Promise.all([
    readLacking(github, SUBSCRIBED),
    github.installations(),
    readWebhookConfig(github),
    listDeliveries(github, now.subtract({ hours: 24 })),
  ]);
  return [
    good("App", `GitHub knows it as ${app.value.slug}.`),
    ...(lacking.ok ? accessFindings(lacking.value) : [unseen("permissions", lacking.failure)]),
    ...(installations.ok
      ? installationFindings(installations.value)
      : [unseen("installations", installations.failure)]),
    ...(webhooks.ok
      ? webhookFindings(webhooks.value, publicUrl)
      : [unseen("webhooks", webhooks.failure)]),
    ...(deliveries.ok
      ? deliveryFindings(deliveries.value)
      : [unseen("deliveries", deliveries.failure)]),
  ];
}

function accessFindings(lacking: readonly string[]): readonly Finding[] {
  if (lacking.length === 0) return [good("permissions", "All that releases need is granted.")];
  const fix =
    "Set permissions and events in the App's settings as app.yml has them; then an owner of each organisation accepts them.";
  return lacking.map((one) => problem("permissions", `${capital(one)}.`, fix));
}

function installationFindings(installations: readonly Installation[]): readonly Finding[] {
  if (installations.length === 0) {
    const fix =
      "Install it from the App's public page on GitHub, for the train repository and the services'.";
    return [problem("installations", "The App is installed nowhere.", fix)];
  }
  const owners = installations.map(({ owner }) => owner);
  const each = installations.map(({ owner, isSuspended }) =>
    isSuspended
      ? problem(
          "installations",
          `The installation on ${owner} is suspended, so nothing there can be read or deployed.`,
          `An owner of ${owner} unsuspends it in the settings of the organisation, under GitHub Apps.`,
        )
      : good("installations", `Installed on ${owner}.`),
  );
  if (owners.length === 1) return each;
  const says = `The App is installed on ${owners.join(", ")}: a train file of one of them can name repositories of the others, and is obeyed there.`;
  const fix =
    "Keep it installed only where people trust each other with their deployments, and let others register an App of their own.";
  return [...each, advice("installations", says, fix)];
}

function webhookFindings(
  { url, isSigned, isVerified }: WebhookConfig,
  publicUrl: string | null,
): readonly Finding[] {
  if (url === null || url === "") {
    const fix = `Set the App's webhook URL on GitHub to this app's address with ${webhookPath}.`;
    return [problem("webhooks", "GitHub sends no webhooks: the App has no webhook URL.", fix)];
  }
  return [
    ...addressFindings(url, publicUrl),
    ...(isSigned
      ? []
      : [
          problem(
            "webhooks",
            "GitHub doesn't sign webhooks, so this app refuses them all.",
            "Set a webhook secret in the App's settings, the same as WEBHOOK_SECRET here.",
          ),
        ]),
    ...(isVerified
      ? []
      : [
          advice(
            "webhooks",
            "GitHub doesn't check the certificate of the server that it sends webhooks to.",
            "Turn SSL verification on in the App's settings.",
          ),
        ]),
  ];
}

function addressFindings(url: string, publicUrl: string | null): readonly Finding[] {
  if (publicUrl !== null && url !== `${publicUrl}${webhookPath}`) {
    const says = `GitHub sends webhooks to ${url}, and PUBLIC_URL says that this app is at ${publicUrl}.`;
    return [problem("webhooks", says, `Set the webhook URL to ${publicUrl}${webhookPath}.`)];
  }
  if (!URL.canParse(url) || new URL(url).pathname !== webhookPath) {
    const fix = `Let the webhook URL end with ${webhookPath}.`;
    return [
      advice(
        "webhooks",
        `GitHub sends webhooks to ${url}, where this app doesn't listen by itself.`,
        fix,
      ),
    ];
  }
  return [good("webhooks", `GitHub sends them to ${url}.`)];
}

/** By the newest attempt: what went wrong before that is mended. Lost ones are fetched by the app itself. */
export function deliveryFindings(attempts: readonly DeliveryAttempt[]): readonly Finding[] {
  const [newest] = attempts;
  if (!newest) {
    const says = "GitHub sent none in the last 24 hours, so whether they arrive isn't known.";
    return [advice("deliveries", says, "Comment on any issue that the App sees, and look again.")];
  }
  if (newest.arrived) return [good("deliveries", `The newest one arrived (${newest.event}).`)];
  const { statusCode } = newest;
  if (statusCode === 401) {
    const fix = "Set the webhook secret in the App's settings to what WEBHOOK_SECRET is here.";
    return [problem("deliveries", "The newest one was refused: its signature is wrong.", fix)];
  }
  if (statusCode === 0) {
    const fix =
      "Let GitHub reach the webhook URL: check its host name, port and certificate, and firewalls between.";
    return [
      problem(
        "deliveries",
        "The newest one got no answer: GitHub doesn't reach the webhook URL.",
        fix,
      ),
    ];
  }
  const says = `The newest one was answered with ${statusCode}.`;
  const fix =
    statusCode === 404
      ? `Something else answers there: let the webhook URL end with ${webhookPath} and lead to this app.`
      : "Read the app's log, and what stands between GitHub and it, for the time of that delivery.";
  return [problem("deliveries", says, fix)];
}
