import type { User } from "./basic-types.ts";

export interface AppInfo {
  readonly id: number;
  readonly slug: string;
  /** The account under which the App acts, `<slug>[bot]`. */
  readonly bot: User;
}

export type Permissions = Readonly<Record<string, "read" | "write">>;

export interface App extends AppInfo {
  readonly owner: string;
  /** PEM, SPKI: verifies the App's JWT. */
  readonly publicKey: string;
  readonly webhookSecret: string;
  /** Where deliveries go; null: nowhere, they are logged as failed. */
  webhookUrl: string | null;
  /** Setting: deliveries go to a server whatever its certificate says. */
  isWebhookUnverified?: boolean;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** How people sign in to it; absent: they can't. */
  readonly oauth?: { readonly clientSecret: string; readonly callbackUrls: string[] };
}

export interface Installation {
  readonly id: number;
  readonly appId: number;
  account: string;
  permissions: Permissions;
  /** Repository ids; "all": every one of the account. */
  repositories: "all" | Set<number>;
  suspendedAt: Temporal.Instant | null;
  /** Setting: the account lists the addresses that may ask, and where the App runs isn't among them. */
  isOffAllowList?: boolean;
}

/** One attempt to deliver an event; kept for the App's delivery log. */
export interface Delivery {
  readonly id: number;
  readonly app: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly payload: unknown;
  readonly deliveredAt: Temporal.Instant;
  readonly redelivery: boolean;
  readonly duration: number;
  readonly status: string;
  readonly statusCode: number;
}
