import { readRecordMark } from "../../src/model/marks/marks.ts";
import { releaseHead, type Fleet } from "../../src/simulator/fleet.ts";
import type { Story } from "./story.ts";

/** What is left of a release when it is over, without its times. */
export interface Ending {
  readonly state: string;
  readonly issue: "open" | "closed";
  /** `service attempt state` of each deployment. */
  readonly deployments: readonly string[];
  /** `dependency service` where the service began before what it depends on was live. */
  readonly tooEarly: readonly string[];
  /** `repository tag commit` of each published release. */
  readonly releases: readonly string[];
  readonly records: number;
  /** `title state` of each issue that the app opened, with `apart` where it is no part of the release's. */
  readonly subIssues: readonly string[];
  /** Keys of comments that the app made more than once. */
  readonly saidTwice: readonly string[];
}

/** How a release ends in which everything happened, and once. */
export const wholeRelease = (fleet: Fleet): Ending => ({
  state: "complete",
  issue: "closed",
  deployments: fleet.plan.services.map(({ id }) => `${id} 1 success`).toSorted(),
  tooEarly: [],
  releases: [
    ...fleet.sites.map(
      (site) => `${site.plan.id} v${site.plan.version} ${releaseHead(fleet, site)}`,
    ),
    `releases v${fleet.plan.version} ${fleet.trainRepository.refs.get("refs/heads/main")}`,
  ],
  records: 1,
  subIssues: fleet.sites
    .map(({ plan }) => `[${plan.team}] ${plan.name} v${plan.version} completed`)
    .toSorted(),
  saidTwice: [],
});

/** How the release of a story has ended. */
export async function endingOf(story: Story): Promise<Ending> {
  const { fleet, people } = story;
  // What is left to say after the state was shown.
  await story.pass({ minutes: 5 });
  const tracking = people.tracking();
  const shipped = story.deployments();
  const keys = story.replies().map((one) => one.key);
  const of = (id: string) => shipped.find((one) => one.service === id);
  return {
    state: story.state(),
    issue: tracking.state,
    deployments: shipped.map((one) => `${one.service} ${one.attempt} ${one.state}`).toSorted(),
    tooEarly: fleet.plan.services.flatMap(({ id, dependsOn }) =>
      dependsOn
        .filter((before) => !isInOrder(of(before)?.end, of(id)?.start))
        .map((before) => `${before} ${id}`),
    ),
    releases: [...fleet.sites.map(({ repository }) => repository), fleet.trainRepository].flatMap(
      (repository) =>
        story
          .releases(repository)
          .map(
            ({ tagName }) =>
              `${repository.name} ${tagName} ${repository.refs.get(`refs/tags/${tagName}`)}`,
          ),
    ),
    subIssues: [...fleet.trainRepository.issues.values()]
      .filter(({ labels }) => labels.includes("release-train:service"))
      .map(({ title, state, stateReason, parent }) =>
        [title, stateReason ?? state, ...(parent === tracking.id ? [] : ["apart"])].join(" "),
      )
      .toSorted(),
    records: tracking.comments
      .map((id) => fleet.trainRepository.comments.get(id)?.body ?? "")
      .filter((body) => readRecordMark(body) !== undefined).length,
    saidTwice: keys.filter((key, index) => keys.indexOf(key) !== index),
  };
}

const isInOrder = (
  end: Temporal.Instant | null | undefined,
  start: Temporal.Instant | undefined,
): boolean => Boolean(end && start && Temporal.Instant.compare(end, start) <= 0);
