import type { EndedDeployment } from "./seen-on-github.ts";
import type { ServiceState } from "./view.ts";

/** What a release that is over leaves in its issue, so that the figures of its train outlive the app's store. */
export interface PastRelease {
  readonly train: string;
  readonly version: string;
  readonly state: "complete" | "rolled back" | "aborted";
  /** Name of the IANA database. */
  readonly timeZone: string;
  readonly departure: string | null;
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly commit: string | null;
    readonly state: ServiceState;
  }[];
  /** Without those of services that fewer people can read. */
  readonly ended: readonly EndedDeployment[];
}
