/** Assigns people to an issue whom the train file names: whoever took a name since is somebody else. */
import { addAssignees, type IssueAt } from "../github/resources/issues.ts";
import { loginOf } from "../github/resources/people.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { Assigned } from "../model/marks/marks.ts";
import type { Tools } from "./tools.ts";

/**
 * @param logins as the train file has them, in lower case
 * @returns a Failure: that can be tried again
 */
export async function assignEach(
  { github, observation }: Pick<Tools, "github" | "observation">,
  at: IssueAt,
  logins: readonly string[],
): Promise<Result<Assigned>> {
  const present = new Map<string, string>();
  for (const login of logins) {
    const id = observation.ids.people[login];
    const now = id === undefined ? succeed(login) : await loginOf(github, { repo: at.repo, id });
    if (now.ok) present.set(login, now.value.toLowerCase());
    else if (now.failure.retry === "later") return now;
  }
  const wanted = [...present.values()];
  if (wanted.length === 0) return succeed({ done: [], refused: logins });
  const answer = await addAssignees(github, { ...at, logins: wanted });
  if (!answer.ok && answer.failure.retry === "later") return answer;
  const taken = new Set(answer.ok ? answer.value.map((login) => login.toLowerCase()) : []);
  const isTaken = (login: string): boolean => taken.has(present.get(login) ?? "");
  return succeed({
    done: logins.filter(isTaken),
    refused: logins.filter((login) => !isTaken(login)),
  });
}
