import type { GitHub } from "../github/client/github.ts";
import { addFile, createBranch, createLabel, openPull } from "../github/resources/proposals.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { Formless } from "../model/github/formless.ts";
import type { RepoName } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import { issueFormBranch, issueFormPath, trackingLabel } from "../model/marks/marks.ts";
import { issueForm, issueFormProposal } from "../render/issue-form.ts";

/**
 * Offers the issue form by a pull request. Each step finds what an earlier attempt left, so it may be
 * repeated; whether it should be is for whoever looks at the repository to say.
 */
export function createFormOffer(github: GitHub, log: Log): (at: Formless) => Promise<void> {
  // Offered already, though GitHub may not show it yet, or refused for good; and what is said only once.
  const settled = new Set<RepoName>();
  const told = new Set<RepoName>();
  return async (at) => {
    const { repo } = at;
    if (settled.has(repo)) return;
    if (!at.isPermitted) {
      if (!told.has(repo)) {
        log.info({ repo }, "The issue form isn't offered: the App lacks pull_requests: write");
      }
      told.add(repo);
      return;
    }
    const answer = await offer(github, at);
    if (answer.ok || answer.failure.retry === "never") settled.add(repo);
    if (!answer.ok && !told.has(repo)) {
      told.add(repo);
      log.warn({ repo, failure: answer.failure }, "The issue form could not be offered");
    }
  };
}

async function offer(github: GitHub, { repo, base, head }: Formless): Promise<Result<void>> {
  const steps = [
    // GitHub leaves out the labels of a form that the repository doesn't have.
    () => createLabel(github, { repo, name: trackingLabel, description: "A release of the train" }),
    () => createBranch(github, { repo, name: issueFormBranch, commit: head }),
    () =>
      addFile(github, {
        repo,
        branch: issueFormBranch,
        path: issueFormPath,
        text: issueForm(),
        message: issueFormProposal.title,
      }),
    () => openPull(github, { repo, head: issueFormBranch, base, ...issueFormProposal }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return succeed(undefined);
}
