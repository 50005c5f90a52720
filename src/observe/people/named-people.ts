/** Who has a login that somebody named, and whether they may read the train repository: asked live. */
import type { GitHub } from "../../github/client/github.ts";
import { repositoryPermission } from "../../github/resources/people.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { NamedPerson } from "../../model/github/named-person.ts";
import type { Answers } from "../../model/answers.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { wording } from "../../model/view/wording.ts";

const parallelMax = 4;

/** @param logins in lower case; so is the key of each answer */
export async function readNamed(
  github: GitHub,
  repo: RepoName,
  logins: readonly string[],
): Promise<Answers["named"]> {
  const people = await inParallel(parallelMax, logins, (login) => personWith(github, repo, login));
  return new Map(
    logins.map((login, index) => [login, people[index] ?? unknown(wording`GitHub did not answer`)]),
  );
}

async function personWith(
  github: GitHub,
  repo: RepoName,
  login: string,
): Promise<Reading<NamedPerson | null>> {
  const answer = await repositoryPermission(github, { repo, login });
  if (!answer.ok) {
    return answer.failure.kind === "not found" ? known(null) : unknown(answer.failure.message);
  }
  const { permission, user } = answer.value;
  if (user === null) return unknown(wording`GitHub doesn't say who has the login ${login}`);
  return known({ ...user, mayRead: permission !== "none" });
}
