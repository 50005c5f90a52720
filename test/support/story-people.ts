import {
  cutReleaseBranch,
  mergeChanges,
  openTrackingIssue,
  passChecks,
  proveInStaging,
  releaseBranch,
  releaseHead,
  siteOf,
  type Fleet,
  type Site,
} from "../../src/simulator/fleet.ts";
import { editBody, say, turnRed } from "../../src/simulator/people.ts";
import { findUser, addUser } from "../../src/simulator/world/accounts.ts";
import { commit, createBranch, forcePush } from "../../src/simulator/world/commits.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import type { Comment, Issue } from "../../src/simulator/world/types.ts";
import type { Sha, User } from "../../src/simulator/world/basic-types.ts";

/** What the people of the fleet do, by the id of the service where there is one. */
export type People = ReturnType<typeof peopleOf>;

export function peopleOf(fleet: Fleet) {
  const { world, trainRepository, manager } = fleet;
  const site = (id: string): Site => siteOf(fleet, id);
  const issues: Issue[] = [];
  const tracking = (): Issue => {
    const [first] = issues;
    if (!first) throw new Error("Nobody has opened the tracking issue yet");
    return first;
  };
  const opened = (issue: Issue): Issue => {
    issues.push(issue);
    return issue;
  };

  const doc = {
    /** The tracking issue that was opened first. */
    tracking,
    lead: (id: string): User => site(id).lead,
    developer: (id: string): User => site(id).developer,
    manager,
    /** A person with this login; signs up when there is none. */
    person: (login: string): User => findUser(world, login) ?? addUser(world, login),
    /** The manager opens the tracking issue of the fleet's release. */
    open: (departure?: string): Issue => opened(openTrackingIssue(fleet, departure)),
    /** Opens a tracking issue with this text. */
    openWith: (body: string, by: User = manager): Issue =>
      opened(
        createIssue(world, trainRepository, {
          title: "Release",
          body,
          by,
          labels: ["release-train"],
        }),
      ),
    /** Comments on the tracking issue, or on another one. */
    say: (by: User, text: string, issue: Issue = tracking()): Comment =>
      say(world, trainRepository, issue, by, text),
    edit: (by: User, body: string, issue: Issue = tracking()): void =>
      editBody(world, trainRepository, issue, by, body),
    close: (by: User = manager): void =>
      editIssue(world, trainRepository, tracking(), { by, state: "closed" }),
    reopen: (by: User = manager): void =>
      editIssue(world, trainRepository, tracking(), { by, state: "open" }),
    /** Branch, changes, green checks and staging of these services; of all when none is named. */
    prepare(...ids: readonly string[]): void {
      const sites = ids.length === 0 ? fleet.sites : ids.map(site);
      for (const one of sites) {
        cutReleaseBranch(fleet, one);
        mergeChanges(fleet, one);
        passChecks(fleet, one);
        proveInStaging(fleet, one);
      }
    },
    /** A new commit on the release branch, without checks or staging. */
    push: (id: string, file = "src/fix.txt"): Sha =>
      commit(world, site(id).repository, {
        branch: releaseBranch(fleet),
        files: { [file]: `${site(id).repository.commits.size}\n` },
        message: `Mend ${file}`,
        by: site(id).developer,
      }).sha,
    /** Another commit in place of the release branch's head, which is its parent no more. */
    forcePush(id: string, to?: Sha): Sha {
      const { repository, developer } = site(id);
      const branch = releaseBranch(fleet);
      const parent = repository.commits.get(releaseHead(fleet, site(id)))?.parents[0];
      forcePush(world, repository, { branch, to: to ?? parent ?? "", by: developer });
      return to === undefined ? doc.push(id, "src/again.txt") : to;
    },
    /** CI is green on the head of the release branch, and staging runs it. */
    prove(id: string): void {
      passChecks(fleet, site(id));
      proveInStaging(fleet, site(id));
    },
    green: (id: string): void => passChecks(fleet, site(id)),
    stage: (id: string): void => proveInStaging(fleet, site(id)),
    red: (id: string, check = "test"): void =>
      turnRed(world, site(id).repository, releaseHead(fleet, site(id)), [check]),
    head: (id: string): Sha => releaseHead(fleet, site(id)),
    branch: (id: string, name: string, from: string): Sha =>
      createBranch(world, site(id).repository, { name, from, by: site(id).developer }),
    /** The lead of every team says `/go`. */
    vote(): readonly Comment[] {
      const leads = new Map(fleet.sites.map(({ lead }) => [lead.id, lead]));
      return [...leads.values()].map((lead) => doc.say(lead, "/go"));
    },
  };
  return doc;
}
