import { isElsewhere } from "../../model/github/visibility.ts";
import { isSecret } from "../privacy/confine.ts";
import { gate } from "./gate.ts";
import { factsOf, type GateRule, type GateSubject } from "./rule.ts";
import { wording } from "../../model/view/wording.ts";

/** A service whose repository more people than its own would read about here can't ride, unless managers allow it. */
export const visibilityRule: GateRule = {
  id: "visibility",
  needs: "nothing",
  isPublic: true,
  judge: (subject) => {
    if (mayBeShown(subject)) return undefined;
    const { observation, service } = subject;
    const facts = factsOf(subject);
    const { repo, visibility } = observation.issue;
    const own = facts?.kind === "known" ? facts.value.visibility : "private";
    const [place, or] = isElsewhere(service, observation.issue)
      ? [wording`in another account`, ""]
      : [visibility, wording`make ${repo} private, or `];
    return gate(
      "visibility",
      "blocked",
      wording`${service.repo} is ${own} and this issue is ${place}, so it is not shown and can't be released: ${or}ask a manager to set allow_private: true in the train file`,
    );
  },
};

export const mayBeShown = ({ train, observation, service }: GateSubject): boolean =>
  train.allowPrivate || !isSecret(observation, service);
