/** What was brought to production outside this release must be in it, or the release would silently undo it. */
import type { Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { WaiveEntry } from "../../model/record/record.ts";
import type { Hotfix } from "../../model/release/hotfix.ts";
import type { Gate, Link } from "../../model/release/release.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import { short } from "../../text/short.ts";
import { shorten } from "../../text/shorten.ts";
import { fewNames } from "../../text/few.ts";
import { gate } from "./gate.ts";
import type { GateRule, GateSubject } from "./rule.ts";
import { waived, waiversOf } from "./waivers.ts";

const hotfixesGateName = "hotfixes";

export const hotfixesRule: GateRule = {
  id: "hotfixes",
  needs: "commit",
  judge: (subject, facts, commit) => {
    if (!isAhead(subject)) return undefined;
    const own = hotfixesGate(facts, commit);
    return own && waived(own, waiverAt(subject, facts.hotfixes, commit));
  },
};

/** What was begun is the guard's: what others deployed after a failure of theirs may be this release's own. */
const isAhead = ({ progress: { kind }, service }: GateSubject): boolean =>
  kind === "waiting" || kind === "unknown" || (kind === "failed" && !isDeployedByOthers(service));

/** undefined: production has run nothing yet. */
function hotfixesGate({ hotfixes, branch }: ServiceFacts, commit: Sha): Gate | undefined {
  const name = hotfixesGateName;
  if (hotfixes.kind === "unknown") return gate(name, "unknown", hotfixes.why);
  const { production, lacking } = hotfixes.value;
  if (production === null) return undefined;
  if (hotfixes.value.commit !== commit) {
    return gate(name, "unknown", `${short(commit)} was not yet compared with production`);
  }
  if (lacking === null) {
    const why = `production runs ${short(production)}, which has no history in common with ${branch}, so what the release would undo can't be told`;
    return gate(name, "unknown", `${why}: ${wayOut}`);
  }
  if (lacking.length === 0) return gate(name, "ready", `${branch} has all that production runs`);
  const what = fewNames(lacking.map(nameOf), 3);
  const it = lacking.length > 1 ? "them" : "it";
  const reason = `production has ${what}, which ${branch} lacks: merge or cherry-pick ${it}, or ${wayOut}`;
  return gate(name, "blocked", reason, lacking.slice(0, 3).map(linkTo));
}

const nameOf = ({ text, title }: Hotfix): string => `${text} ${shorten(title)}`;
const linkTo = ({ text, url }: Hotfix): Link => ({ text, url });

const wayOut = "a manager can waive hotfixes with /waive";

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
