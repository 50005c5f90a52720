/** The world after a decision was carried out in full, as the next observation would show it. */
import type { ChatStanding } from "../../src/model/view/chat.ts";
import { decide, type Decision } from "../../src/decide/decide.ts";
import type { Action, AmendNotes, Deploy } from "../../src/model/action.ts";
import { assertNever, known, type Reading } from "../../src/model/failure.ts";
import type { Observation, ReleaseFacts } from "../../src/model/observation.ts";
import { closed, published, reports, withFacts } from "./observation.ts";

export function carryOut(observation: Observation, { actions }: Decision): Observation {
  return actions.reduce(carryOutOne, observation);
}

/** Decides and carries out. */
export const look = (observation: Observation): Observation =>
  carryOut(observation, decide(observation));

function carryOutOne(observation: Observation, action: Action): Observation {
  switch (action.kind) {
    case "write record":
      return { ...observation, record: { kind: "kept", comment: 500, record: action.record } };
    case "remember looks":
      return { ...observation, looks: action.looks };
    case "remember health":
      return { ...observation, health: { ...observation.health, looks: action.looks } };
    case "deploy":
      return deployed(observation, action);
    case "dispatch":
    case "cancel run":
      return observation;
    case "report":
      return action.state === "inactive"
        ? reports(observation, action.service, "inactive", { ours: true })
        : observation;
    case "call off":
      return reports(observation, action.service, "error", { ours: true });
    case "publish":
      return action.missing.reduce<Observation>(
        (world, id) => withFacts(world, id, (facts) => ({ ...facts, release: known(published) })),
        { ...observation, trainRelease: known({ ...published, publishedAt: observation.now }) },
      );
    case "amend notes":
      return amended(observation, action);
    case "acknowledge":
      return {
        ...observation,
        comments: observation.comments.map((one) =>
          one.id === action.comment
            ? { ...one, reactions: new Set([...one.reactions, action.reaction]) }
            : one,
        ),
      };
    case "say":
      return { ...observation, said: new Set([...observation.said, action.key]) };
    case "post":
      return {
        ...observation,
        chats: { ...observation.chats, [action.place.chat]: postedTo(observation, action) },
      };
    case "open post-mortem":
      return {
        ...observation,
        postMortems: known([
          { release: observation.release, number: 90, url: "https://github.test/90", isOpen: true },
        ]),
      };
    case "show":
    case "emit":
    case "tend sub-issues":
    case "link sub-issues":
    case "show checks":
    case "label pulls":
      return observation;
    case "minimise":
      return {
        ...observation,
        ownComments: (observation.ownComments ?? []).filter(
          ({ id }) => !action.comments.some((one) => one.id === id),
        ),
      };
    case "close issue":
      return closed(observation);
    case "reopen issue":
      return { ...observation, issue: { ...observation.issue, state: "open" } };
    default:
      return assertNever(action);
  }
}

const postedTo = (
  { chats }: Observation,
  { place, posts }: Extract<Action, { kind: "post" }>,
): ChatStanding => ({
  ...chats[place.chat],
  memory: {
    thread: { channel: place.channel, id: "C1", message: "1.1" },
    posted: [...chats[place.chat].memory.posted, ...posts.map(({ key }) => key)],
    ...(place.head && { head: place.head.print }),
  },
});

/** Every release of that tag, as one repository has only one. */
function amended(observation: Observation, { repo, key }: AmendNotes): Observation {
  const told = (release: Reading<ReleaseFacts | null>): Reading<ReleaseFacts | null> =>
    release.kind === "known" && release.value
      ? known({ ...release.value, tells: [...(release.value.tells ?? []), key] })
      : release;
  if (repo === observation.issue.repo) {
    return { ...observation, trainRelease: told(observation.trainRelease) };
  }
  return [...observation.services].reduce(
    (world, [id, facts]) =>
      facts.kind === "known" && facts.value.repo === repo
        ? withFacts(world, id, (one) => ({ ...one, release: told(one.release) }))
        : world,
    observation,
  );
}

function deployed(observation: Observation, action: Deploy): Observation {
  const { task, service, attempt, commit, version } = action;
  const intent = `${task} ${service} ${attempt}`;
  // As on GitHub, a later one has the higher id wherever it is.
  const before = [...observation.services.values()].flatMap((one) =>
    one.kind === "known" && one.value.production.kind === "known" ? one.value.production.value : [],
  );
  const where = action.rehearsal === undefined ? "production" : "staging";
  return withFacts(observation, service, (facts) => {
    const there = facts[where];
    if (there.kind !== "known") throw new Error(`The deployments to ${where} are not known`);
    const deployment = {
      id: 100 + before.length,
      commit,
      task,
      createdAt: observation.now,
      creator: "release-train",
      byPerson: false,
      ours: true,
      rides: { issue: observation.release, service, attempt, intent },
      service,
      version,
      wanted: commit,
      statuses: [],
    };
    return { ...facts, [where]: known([deployment, ...there.value]) };
  });
}
