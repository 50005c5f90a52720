import { code, say } from "../../model/view/text.ts";
import { managersMay } from "./managers-may.ts";
import { runIn } from "../deployments/runs.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";

/** `/allow <deployment id, run or commit> <reason>`: a manager lets a deployment through that isn't the train's. */
export function answerAllow(request: Request): Answer {
  if (!request.authority.isManager) return refused(managersMay(request, "/allow"));
  const [word = ""] = request.rest.split(/\s/, 1);
  const reason = request.rest.slice(word.length).trim();
  const what = meantBy(word);
  if (what === undefined) {
    return refused(
      say`Which deployment? Give its commit (seven digits or more), its id, or its workflow run, for example ${code("/allow 1a2b3c4 <reason>")}.`,
    );
  }
  if (reason === "") {
    return refused(
      say`Please give a reason for the release record: ${code(`/allow ${word} <reason>`)}.`,
    );
  }
  return done([{ kind: "allow", ...saidBy(request), what, reason }]);
}

/** A number, or the digits of a commit; also out of an address of GitHub's. */
function meantBy(word: string): string | undefined {
  const commit = /^(?:https:\/\/\S*\/commit\/)?([0-9a-f]{7,64})$/i.exec(word)?.[1];
  return runIn(word) ?? commit?.toLowerCase() ?? /^#?(\d{1,20})$/.exec(word)?.[1];
}
