/** What people do just when a service starts, with others still to come: most of it about one of those. */
import { releaseBranch, releaseHead, type Site } from "../../src/simulator/fleet.ts";
import {
  deployToStaging,
  proposeChange,
  say,
  turnGreen,
  turnRed,
} from "../../src/simulator/people.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";
import { deleteComment } from "../../src/simulator/world/comments.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { createDeployment } from "../../src/simulator/world/deployments.ts";
import { createIssue, editIssue, setLocked } from "../../src/simulator/world/issues.ts";
import { shippedAt, type Ride } from "./ride.ts";
import type { Scene } from "./scene.ts";

const speak = ({ fleet, issue }: Ride, by: User, text: string): void =>
  void say(fleet.world, fleet.trainRepository, issue, by, text);

/** What they say. */
const words = {
  "moment: the manager holds all": ({ ride }) => speak(ride, ride.fleet.manager, "/hold stop"),
  "moment: the manager holds what comes next": ({ ride, site }) =>
    speak(ride, ride.fleet.manager, `/hold ${site.plan.id} wait`),
  "moment: the manager ends the release": ({ ride }) =>
    speak(ride, ride.fleet.manager, "/abort wrong day"),
  "moment: the manager takes the release back": ({ ride }) =>
    speak(ride, ride.fleet.manager, "/rollback it smells"),
  "moment: the manager says no-go": ({ ride }) =>
    speak(ride, ride.fleet.manager, "/no-go too many doubts"),
  "moment: a team's veto": ({ ride, site }) => speak(ride, site.lead, "/no-go it breaks"),
  "moment: a team's hold": ({ ride, site }) => speak(ride, site.lead, "/hold wait for us"),
} satisfies Record<string, (scene: Scene) => void>;

/** What they do. */
const facts = {
  "moment: a blocker opened": ({ ride, later }) => {
    const { world, trainRepository, manager, plan } = ride.fleet;
    const blocker = createIssue(world, trainRepository, {
      title: "It burns",
      labels: ["release-blocker", `release:${plan.version}`],
      by: manager,
    });
    later(() => editIssue(world, trainRepository, blocker, { state: "closed", by: manager }));
  },
  "moment: a pull request is missing": ({ ride, site, word, later }) => {
    const { world, plan } = ride.fleet;
    const { repository, developer: by } = site;
    if (!repository.refs.has(`refs/heads/${releaseBranch(ride.fleet)}`)) return;
    const pull = proposeChange(world, repository, {
      by,
      title: `Forgotten ${word}`,
      files: { [`src/${word}.txt`]: word },
      into: releaseBranch(ride.fleet),
      milestone: plan.version,
    });
    later(() => editIssue(world, repository, pull, { state: "closed", milestone: null, by }));
  },
  "moment: checks turn red": ({ ride, site, later }) => {
    const { world } = ride.fleet;
    if (!site.repository.refs.has(`refs/heads/${releaseBranch(ride.fleet)}`)) return;
    const head = releaseHead(ride.fleet, site);
    turnRed(world, site.repository, head, ["test"]);
    later(() => turnGreen(world, site.repository, head, ["test"]));
  },
  "moment: a commit comes": ({ ride, site, word }) =>
    void commit(ride.fleet.world, site.repository, {
      branch: releaseBranch(ride.fleet),
      files: { "src/late.txt": word },
      message: `Mend ${word}`,
      by: site.developer,
    }),
  "moment: staging is taken for something else": ({ ride, site }) => {
    const { world } = ride.fleet;
    const { repository, lead } = site;
    const main = repository.refs.get(`refs/heads/${repository.defaultBranch}`);
    if (main !== undefined) deployToStaging(world, repository, main, lead);
  },
  "moment: somebody deploys past the train": ({ ride, site }) =>
    void createDeployment(ride.fleet.world, site.repository, {
      ref: site.repository.defaultBranch,
      environment: "production",
      autoMerge: false,
      requiredContexts: [],
      by: site.developer,
    }),
  "moment: the record is deleted": ({ ride }) => {
    const { world, trainRepository } = ride.fleet;
    const record = ride.reading.record();
    const [site] = ride.fleet.sites;
    if (record && site) deleteComment(world, trainRepository, record, { by: site.lead });
  },
  "moment: the issue is closed": ({ ride, later }) => {
    const { world, trainRepository, manager } = ride.fleet;
    editIssue(world, trainRepository, ride.issue, { state: "closed", by: manager });
    later(() => editIssue(world, trainRepository, ride.issue, { state: "open", by: manager }));
  },
  "moment: the issue is locked": ({ ride, later }) => {
    const { world, trainRepository, manager } = ride.fleet;
    setLocked(world, trainRepository, ride.issue, { locked: true, by: manager });
    later(() => setLocked(world, trainRepository, ride.issue, { locked: false, by: manager }));
  },
} satisfies Record<string, (scene: Scene) => void>;

export const badMoments: Readonly<Record<string, (scene: Scene) => void>> = { ...words, ...facts };

/** Their kinds, by what they are of. */
export const badMomentKinds = {
  words: Object.keys(words),
  facts: Object.keys(facts),
  all: Object.keys(badMoments),
};

/** What is to start next; all when nothing is. */
export function nextToStart(ride: Ride): readonly Site[] {
  const waiting = ride.fleet.sites.filter((site) => shippedAt(ride, site, "deploy").length === 0);
  return waiting.length > 0 ? waiting.slice(0, 1) : ride.fleet.sites;
}
