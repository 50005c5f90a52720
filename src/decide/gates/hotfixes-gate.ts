/**
 * What was brought to production outside the train must be in the release before its GO, or the release would silently undo it.
 * From the GO on the guard holds the release when somebody deploys beside it.
 */
import type { Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { WaiveEntry } from "../../model/record/record.ts";
import type { Hotfix } from "../../model/release/hotfix.ts";
import type { Gate, Link } from "../../model/release/release.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service } from "../../model/train/train.ts";
import { short } from "../../text/short.ts";
import { shorten } from "../../text/shorten.ts";
import { fewNames } from "../../text/few.ts";
import { lastDecision } from "../record/record.ts";
import { gate } from "./gate.ts";
import type { GateRule, GateSubject } from "./rule.ts";
import { waived, waiversOf } from "./waivers.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";
import { form, plural, wordsOf } from "../../model/view/text.ts";

const hotfixesGateName = "hotfixes";

export const hotfixesRule: GateRule = {
  id: "hotfixes",
  needs: "commit",
  judge: (subject, facts, commit) => {
    if (!isAhead(subject)) return undefined;
    const own = hotfixesGate(facts, subject.service, commit);
    return own && waived(own, waiverAt(subject, facts.hotfixes, commit));
  },
};

const isAhead = ({ progress: { kind }, words }: GateSubject): boolean =>
  (kind === "waiting" || kind === "unknown") && lastDecision(words.record)?.answer !== "go";

/** undefined: production has run nothing yet. */
function hotfixesGate(
  { hotfixes, branch }: ServiceFacts,
  service: Service,
  commit: Sha,
): Gate | undefined {
  const name = hotfixesGateName;
  if (hotfixes.kind === "unknown") return gate(name, "unknown", hotfixes.why);
  const { production, lacking, isByTrain } = hotfixes.value;
  if (production === null) return undefined;
  if (hotfixes.value.commit !== commit) {
    return gate(name, "unknown", wording`${short(commit)} was not yet compared with production`);
  }
  if (lacking === null) {
    const why = wording`production runs ${short(production)}, which has no history in common with ${branch}, so what the release would undo can't be told`;
    return gate(name, "unknown", `${why}: ${translated(wayOut)}`);
  }
  if (lacking.length === 0)
    return gate(name, "ready", wording`${branch} has all that production runs`);
  const what = fewNames(lacking.map(nameOf), 3);
  const links = lacking.slice(0, 3).map(linkTo);
  // Where others deploy for the train, too, nothing tells theirs from a hotfix.
  if (isByTrain || isDeployedByOthers(service)) {
    const told = wording`production has ${what}, which ${branch} lacks: the release takes it out of production`;
    return gate(name, "ready", told, links);
  }
  const reason = wordsOf(
    plural(
      lacking.length,
      form`production has ${what}, which ${branch} lacks: merge or cherry-pick it, or ${translated(wayOut)}`,
      form`production has ${what}, which ${branch} lacks: merge or cherry-pick them, or ${translated(wayOut)}`,
    ),
  );
  return gate(name, "blocked", reason, links);
}

const nameOf = ({ text, title }: Hotfix): string => `${text} ${shorten(title)}`;
const linkTo = ({ text, url }: Hotfix): Link => ({ text, url });

const wayOut = phrase("a manager can waive hotfixes with /waive");

/** A word is about what production ran when it was said: what comes there later must be looked at again. */
const waiverAt = (
  { words, service }: GateSubject,
  hotfixes: ServiceFacts["hotfixes"],
  commit: Sha,
): WaiveEntry | undefined =>
  waiversOf(words.waivers, "hotfixes", service.id, commit).findLast(
    (one) => one.production === productionIn(hotfixes),
  );

/** Absent: it isn't known. */
export const productionIn = (hotfixes: ServiceFacts["hotfixes"]): Sha | undefined =>
  hotfixes.kind === "known" ? (hotfixes.value.production ?? undefined) : undefined;
