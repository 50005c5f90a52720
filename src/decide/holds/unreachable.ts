/** Services of a release that has left, or may have, which the App can't read any more, until somebody acts. */
import { workflowOf } from "../../model/train/drives.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { isSaidComplete } from "../record/complete.ts";
import { mayHaveLeft, unreadServices, unreadWords } from "../lost/doubt.ts";
import { fewNames } from "../../text/few.ts";
import { hashOf } from "../../text/hash.ts";
import { concerned } from "../../text/people.ts";
import { lackingOnTheWayBack } from "./lacking.ts";
import { isSecret } from "../privacy/confine.ts";
import { isUnreadLong } from "./unread.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation, Weighed } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import { wording } from "../../model/view/wording.ts";

/** Waiting mends nothing there: those who can give the App its way back are asked at once. */
export function unreachableHolds(weighed: Weighed): readonly Hold[] {
  const { observation, services, record, departure, ending, rollback } = weighed;
  if (mayHaveLeft(record)) return doubtHolds(weighed);
  if (!departure || isSaidComplete(observation) || (ending && !rollback.isRunning)) return [];
  const unread = [...services.values()].flatMap((assessed) => {
    const { id } = assessed.service;
    const facts = observation.services.get(id);
    const unknown = facts?.kind === "known" ? facts.value.production : facts;
    if (unknown?.kind !== "unknown") return [];
    const isLasting = facts?.kind === "unknown" && facts.isLasting === true;
    const why = isSecret(observation, assessed.service)
      ? wording`GitHub doesn't answer`
      : unknown.why;
    return isLasting || isUnreadLong(observation, id) ? [{ assessed, why }] : [];
  });
  // What one owner didn't grant is asked for once.
  const groups = Map.groupBy(unread, ({ why }) => why);
  const unreachable = [...groups].map(([key, some]) => unreadHold(weighed, key, some));
  return [...unreachable, ...unreadRuns(weighed), ...lackingOnTheWayBack(weighed, rollback)];
}

function unreadHold(
  situation: Situation,
  cause: string,
  some: readonly { readonly assessed: ServiceAssessment; readonly why: string }[],
): Hold {
  const [first] = some;
  const services = some.map(({ assessed }) => assessed);
  const names = fewNames(services.map(({ service }) => service.name));
  const what =
    services.length === 1 ? say`the repository of ${names}` : say`the repositories of ${names}`;
  const why = say`${what} can't be read any more: ${cause.replace(/[.]$/, "")}`;
  const rest = say`Running deployments there continue unseen, and nothing new starts. As soon as the App can read it again, the release continues automatically.`;
  const of = services.length === 1 && first ? first.assessed.service.id : hashOf(cause);
  const text = say`${concerned(situation.train, services)}: ${why}. ${rest}`;
  return { service: null, cause: "unreachable", why, question: { key: `unreachable:${of}`, text } };
}

/** Nobody knows whether the workflow of a deployment was started: it isn't started, perhaps a second time, meanwhile. */
const unreadRuns = (situation: Situation): readonly Hold[] =>
  [...situation.services.values()].flatMap((assessed): readonly Hold[] => {
    const { service, hides } = assessed;
    const facts = situation.observation.services.get(service.id);
    const workflow = workflowOf(service);
    if (workflow === null || facts?.kind !== "known") return [];
    const { runs } = facts.value;
    if (runs.kind !== "unknown" || runs.isLasting !== true || !isDeploying(assessed)) return [];
    const cause = hides ? say`` : say`: ${runs.why.replace(/[.]$/, "")}`;
    const why = say`the runs of ${code(workflow)} for ${service.name} can't be read${cause}`;
    const rest = say`It is unknown whether its deployment was started, so its workflow isn't started again. As soon as the App can read them, the release continues automatically.`;
    const hold = holdOf(situation, service, { why, rest });
    return [
      { ...hold, service: service.id, question: { ...hold.question, key: `runs:${service.id}` } },
    ];
  });

const isDeploying = ({ progress, back }: ServiceAssessment): boolean =>
  progress.kind === "deploying" || back.kind === "deploying";

/** Without a record only what was deployed tells whether the release has left: that somebody must know of. */
const doubtHolds = (situation: Situation): readonly Hold[] =>
  unreadServices(situation).map((unread) => {
    const why = say`it is unknown whether this release has departed: its record is lost, and ${unreadWords([unread])}`;
    const rest = say`Nothing starts, and running deployments continue unseen: check the deployments of its repository on GitHub. As soon as the App can read them, it works out automatically where the release stands.`;
    return holdOf(situation, unread.assessed.service, { why, rest });
  });

function holdOf(
  { train }: Situation,
  { id, owner }: Situation["train"]["services"][number],
  { why, rest }: { readonly why: Text; readonly rest: Text },
): Hold & { readonly question: NonNullable<Hold["question"]> } {
  const people = concerned(train, [{ service: { owner } }]);
  const question = { key: `unreachable:${id}`, text: say`${people}: ${why}. ${rest}` };
  return { service: null, cause: "unreachable", why, question };
}
