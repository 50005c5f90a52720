import type { ReleaseEventKind } from "../model/release/event.ts";

/** CDEvents 0.5.1: of the specification, and the versions that it has of each type. */
export const specVersion = "0.5.1";

/** What an event is about: CDEvents knows services; of releases, votes and holds it has no word yet. */
export type EventTopic = "service" | "release" | "vote" | "hold";

interface Told {
  readonly type: string;
  readonly topic: EventTopic;
}

const own = (topic: EventTopic, predicate: string): Told => ({
  type: `dev.cdeventsx.releasetrain-${topic}.${predicate}.0.1.0`,
  topic,
});

/** Under which name each is told. Published: receivers go by these. */
export const eventTypes: Readonly<Record<ReleaseEventKind, Told>> = {
  opened: own("release", "opened"),
  ready: own("release", "ready"),
  go: own("release", "go"),
  "no-go": own("release", "nogo"),
  "rolling out": own("release", "rollingout"),
  "on hold": own("release", "onhold"),
  "rolling back": own("release", "rollingback"),
  "rolled back": own("release", "rolledback"),
  complete: own("release", "complete"),
  aborted: own("release", "aborted"),
  "vote go": own("vote", "go"),
  "vote no-go": own("vote", "nogo"),
  hold: own("hold", "placed"),
  resume: own("hold", "lifted"),
  "service deployed": { type: "dev.cdevents.service.deployed.0.3.0", topic: "service" },
  "service rolled back": { type: "dev.cdevents.service.rolledback.0.3.0", topic: "service" },
  "service failed": own("service", "failed"),
  "service rollback failed": own("service", "rollbackfailed"),
};
