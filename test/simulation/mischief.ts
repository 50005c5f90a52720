/** What people do around a release that nobody asked them for. */
import { releaseBranch, releaseHead, type Site } from "../../src/simulator/fleet.ts";
import { editBody, say, throughTheForm, turnGreen, turnRed } from "../../src/simulator/people.ts";
import {
  addTeamMember,
  addUser,
  findUser,
  removeTeamMember,
} from "../../src/simulator/world/accounts.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { deleteComment, editComment } from "../../src/simulator/world/comments.ts";
import { commit, forcePush } from "../../src/simulator/world/commits.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { createIssue, editIssue, setLocked } from "../../src/simulator/world/issues.ts";
import { renameTeam, renameUser } from "../../src/simulator/world/renames.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import type { Agenda } from "./agenda.ts";
import type { Counts } from "./counts.ts";
import type { Random } from "./random.ts";
import type { Scene } from "./scene.ts";
import { badMomentKinds, badMoments, nextToStart } from "./bad-moments.ts";
import { commandsIn, isOf, payloadOf, shippedAt, type Ride } from "./ride.ts";
import type { Temper } from "./tempers.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";

const mischiefs = {
  "people: a commit after the votes": ({ ride, site, word }) => {
    commit(ride.fleet.world, site.repository, {
      branch: releaseBranch(ride.fleet),
      files: { "src/late.txt": word },
      message: `Mend ${word}`,
      by: site.developer,
    });
  },
  "people: a forced push, and another one back": ({ ride, site, later }) => {
    const { world } = ride.fleet;
    const branch = releaseBranch(ride.fleet);
    if (!site.repository.refs.has(`refs/heads/${branch}`)) return;
    const head = releaseHead(ride.fleet, site);
    const parent = site.repository.commits.get(head)?.parents[0];
    if (parent === undefined) return;
    const push = (to: string): void =>
      forcePush(world, site.repository, { branch, to, by: site.developer });
    push(parent);
    later(() => push(head));
  },
  "people: a comment edited into a command": ({ ride, random }) => {
    const { world, trainRepository, manager } = ride.fleet;
    const comment = say(world, trainRepository, ride.issue, manager, chatter);
    const body = random.pick(["/go", "/rollback", "/abort now"]);
    editComment(world, trainRepository, comment, { body: throughTheForm(body), by: manager });
  },
  "people: a vote edited": ({ ride, random }) => {
    const { world, trainRepository } = ride.fleet;
    const votes = commandsIn(ride).filter(
      ({ name, comment }) => name === "go" && trainRepository.comments.has(comment.id),
    );
    if (votes.length === 0 || hasLeft(ride)) return;
    const { comment } = random.pick(votes.slice(-4));
    editComment(world, trainRepository, comment, { body: "Never mind", by: comment.author });
  },
  "people: a vote deleted": ({ ride, random }) => {
    const { world, trainRepository } = ride.fleet;
    const votes = commandsIn(ride).filter(
      ({ name, comment }) => name === "go" && trainRepository.comments.has(comment.id),
    );
    if (votes.length === 0) return;
    const { comment } = random.pick(votes.slice(-4));
    deleteComment(world, trainRepository, comment, { by: comment.author });
  },
  "people: checks red after the votes": ({ ride, site, later }) => {
    const { world } = ride.fleet;
    if (!site.repository.refs.has(`refs/heads/${releaseBranch(ride.fleet)}`)) return;
    const head = releaseHead(ride.fleet, site);
    turnRed(world, site.repository, head, ["test"]);
    later(() => turnGreen(world, site.repository, head, ["test"]));
  },
  "people: a burst of comments": ({ ride }) => {
    const { world, trainRepository } = ride.fleet;
    for (let count = 0; count < 40; count += 1) {
      say(world, trainRepository, ride.issue, stranger(ride), "/go");
    }
  },
  "people: a comment deleted": ({ ride, random }) => {
    const theirs = ride.comments.filter(
      (one) => one.author.id !== ride.bot.id && ride.fleet.trainRepository.comments.has(one.id),
    );
    if (theirs.length === 0) return;
    const comment = random.pick(theirs);
    deleteComment(ride.fleet.world, ride.fleet.trainRepository, comment, { by: comment.author });
  },
  "people: the record edited": ({ ride }) => {
    const { world, trainRepository } = ride.fleet;
    const record = ride.reading.record();
    const [site] = ride.fleet.sites;
    if (!record || !site) return;
    editComment(world, trainRepository, record, {
      body: throughTheForm(`${record.body} `),
      by: site.lead,
    });
  },
  "people: the record deleted": ({ ride }) => {
    const { world, trainRepository } = ride.fleet;
    const record = ride.reading.record();
    const [site] = ride.fleet.sites;
    if (record && site) deleteComment(world, trainRepository, record, { by: site.lead });
  },
  "people: the issue closed and reopened": ({ ride, later }) => {
    const { world, trainRepository, manager } = ride.fleet;
    editIssue(world, trainRepository, ride.issue, { state: "closed", by: manager });
    later(() => editIssue(world, trainRepository, ride.issue, { state: "open", by: manager }));
  },
  "people: the issue locked and unlocked": ({ ride, later }) => {
    const { world, trainRepository, manager } = ride.fleet;
    setLocked(world, trainRepository, ride.issue, { locked: true, by: manager });
    later(() => setLocked(world, trainRepository, ride.issue, { locked: false, by: manager }));
  },
  "people: the app's part of the issue damaged": ({ ride }) => {
    const { world, trainRepository, manager } = ride.fleet;
    const body = ride.issue.body.replaceAll("| ", "! ");
    editBody(world, trainRepository, ride.issue, manager, body);
  },
  "people: words added to the issue": ({ ride, word }) => {
    const { world, trainRepository, manager } = ride.fleet;
    const body = `${ride.issue.body}\n\nNote ${word}\n`;
    editBody(world, trainRepository, ride.issue, manager, body);
  },
  "people: the label taken off and put back": ({ ride, later }) => {
    const { world, trainRepository, manager } = ride.fleet;
    const { labels } = ride.issue;
    editIssue(world, trainRepository, ride.issue, { labels: [], by: manager });
    later(() =>
      editIssue(world, trainRepository, ride.issue, { labels: [...labels], by: manager }),
    );
  },
  "people: a stranger commands": ({ ride, random }) => {
    const { world, trainRepository } = ride.fleet;
    const text = random.pick(["/go", "/abort I say so", "/hold I say so", "/rollback", "/resume"]);
    say(world, trainRepository, ride.issue, stranger(ride), text);
  },
  "people: permission lost and given back": ({ ride, site, later }) => {
    const { world } = ride.fleet;
    removeTeamMember(world, site.team, site.lead);
    later(() => addTeamMember(world, site.team, site.lead));
  },
  "people: a deployment past the train": ({ ride, site }) => {
    createDeployment(ride.fleet.world, site.repository, {
      ref: site.repository.defaultBranch,
      environment: "production",
      autoMerge: false,
      requiredContexts: [],
      by: site.developer,
    });
  },
  "people: a blocker opened and closed": ({ ride, later }) => {
    const { world, trainRepository, manager } = ride.fleet;
    const blocker = createIssue(world, trainRepository, {
      title: "It burns",
      labels: ["release-blocker", `release:${ride.fleet.plan.version}`],
      by: manager,
    });
    later(() => editIssue(world, trainRepository, blocker, { state: "closed", by: manager }));
  },
  "names: a repository renamed": ({ ride, site, word }) =>
    editRepository(ride.fleet.world, site.repository, {
      name: `${site.plan.id}-${word}`,
      by: ride.fleet.manager,
    }),
  "names: a team renamed": ({ ride, site, word }) =>
    renameTeam(ride.fleet.world, site.team, `${site.plan.team}-${word}`),
  "names: a person renamed": ({ ride, site, word }) =>
    renameUser(ride.fleet.world, site.lead, `${site.plan.team}-lead-${word}`),
  "names: the manager renamed": ({ ride, word }) =>
    renameUser(ride.fleet.world, ride.fleet.manager, `sarah-${word}`),
} satisfies Record<string, (scene: Scene) => void>;

export const mischiefKinds = Object.keys(mischiefs) as readonly (keyof typeof mischiefs)[];

/** Lets people do what they do until they have calmed down. What they undo is undone by then. */
export function makeMischief(parts: {
  readonly ride: Ride;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly counts: Counts;
  readonly note: (text: string) => void;
  readonly temper: Temper;
  readonly isCalm: () => boolean;
}): void {
  const { ride, agenda, random, counts, note, isCalm, temper } = parts;
  const every = random.pick(temper.mischief);
  const atStart = random.pick(temper.moments);
  let words = 0;
  const make = (kind: string, sites: readonly Site[], act: (scene: Scene) => void): void => {
    if (isCalm()) return;
    const later = (undo: () => void): void => agenda.once(4 + random.below(12), undo);
    const site = random.pick(sites);
    words += 1;
    if (!counts.strikes(kind)) return;
    note(kind);
    act({ ride, site, random, later, word: `w${words}` });
  };
  agenda.often(every / 2, every, () => {
    const kind = random.pick(mischiefKinds);
    make(kind, ride.fleet.sites, mischiefs[kind]);
  });
  // Just when a service starts, with others still to come.
  ride.fleet.world.listen(({ name, sender, subject }) => {
    if (name !== "deployment" || sender.id !== ride.bot.id) return;
    const deployment = subject["deployment"] as Deployment;
    const { key = "" } = payloadOf(deployment);
    const isForward = deployment.environment === "production" && deployment.task === "deploy";
    if (!isForward || !isOf(ride, key) || !random.chance(atStart)) return;
    const kind = random.pick(badMomentKinds[temper.momentsOf]);
    agenda.once(random.next() / 2, () =>
      make(kind, nextToStart(ride), (scene) => badMoments[kind]?.(scene)),
    );
  });
}

const hasLeft = (ride: Ride): boolean =>
  ride.fleet.sites.some((site) => shippedAt(ride, site, "deploy").length > 0);

/** What is no command until somebody edits it into one. */
export const chatter = "Good morning";

/** A person whom the train doesn't name. */
export const strangerLogin = "eve";

const stranger = ({ fleet }: Ride): User =>
  findUser(fleet.world, strangerLogin) ?? addUser(fleet.world, strangerLogin);
