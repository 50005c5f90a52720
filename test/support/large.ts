/** Releases of many services, at those moments of their way that a decision has most to weigh. */
import { known } from "../../src/model/failure.ts";
import type { Author } from "../../src/model/github/authority.ts";
import type { Observation, PullFacts, ServiceFacts } from "../../src/model/observation.ts";
import { ownerName, type Train } from "../../src/model/train/train.ts";
import { look } from "./carry-out.ts";
import { seeded } from "./makespan.ts";
import { answered } from "./answered.ts";
import { deployment, green, later, mayGive, says, status } from "./observation.ts";
import { shownInSubIssues, subIssueOf, toggled } from "./sub-issues.ts";
import { commit, noon, people, service, trainOf } from "./train.ts";

/** How many services one team has. */
const each = 4;
/** So many levels of dependencies are on top of each other. */
const levels = 6;

/** Every service waits for up to two of the level below. */
function largeTrain(count: number): Train {
  const random = seeded(count);
  const size = Math.ceil(count / levels);
  const services = Array.from({ length: count }, (_, place) => {
    const below = (Math.floor(place / size) - 1) * size;
    const pick = (): string => `service-${below + Math.floor(random() * size)}`;
    const after = below < 0 ? [] : new Set([pick(), pick()]);
    return service(`service-${place}`, `team-${Math.floor(place / each)}`, ...after);
  });
  const proof = { kind: "person", perCommit: false } as const;
  return trainOf(services, {
    checklist: [{ id: "migrations-ready", text: "Migrations ready", proof }],
    goNoGo: {
      remind: Temporal.Duration.from({ minutes: 30 }),
      checklist: [{ id: "channels-ready", text: "Communication channels ready" }],
    },
  });
}

const leadOf = (team: number): Author => ({
  id: 100 + team,
  login: `lead-${team}`,
  kind: "person",
});

/** Three merged pull requests of each service, and five deployments before. */
function worked(observation: Observation): Observation {
  const services = [...observation.services].map(([id, reading]) => {
    if (reading.kind !== "known") throw new Error(`Nothing is known of ${id}`);
    const facts: ServiceFacts = reading.value;
    const pulls = [1, 2, 3].map((number): PullFacts => ({
      number,
      title: `Improve ${id}`,
      url: `${facts.url}/pull/${number}`,
      author: "ina",
      state: "merged",
      isDraft: false,
      base: "main",
      meantBy: "milestone",
      containment: known({ kind: "contained", via: null }),
    }));
    const past = [5, 4, 3, 2, 1].map((number) => {
      const createdAt = noon.subtract({ hours: 24 * (6 - number) });
      const ended = status("success", createdAt.add({ minutes: 3 + number }));
      return deployment(number, commit(`${id} before`), { createdAt, statuses: [ended] });
    });
    return [id, known({ ...facts, pulls: known(pulls), past, production: known(past) })] as const;
  });
  return { ...observation, services: new Map(services) };
}

/** Each team has a lead who speaks for it; sarah manages. */
function staffed(observation: Observation, train: Train): Observation {
  const names = [...new Set(train.services.map(({ owner }) => ownerName(owner)))];
  const authority = names.map((name, team) => {
    return [leadOf(team).id ?? 0, mayGive([name], { train })] as const;
  });
  const manager = mayGive([], { isManager: true, train });
  return answered(observation, {
    authority: new Map([...authority, [people.sarah.id ?? 0, manager]]),
  });
}

/** All boxes ticked by who speaks for the service. */
function ticked(observation: Observation, train: Train): Observation {
  const at = observation.now;
  const subIssues = train.services.map(({ id }, place) => {
    const facts = subIssueOf(observation, id);
    const after = toggled(facts.body, "item-migrations-ready", "x");
    const edit = { at, by: leadOf(Math.floor(place / each)), before: facts.body, after };
    return [id, { ...facts, body: after, edits: known([edit]) }] as const;
  });
  return { ...observation, subIssues: new Map(subIssues) };
}

const newestOf = (facts: ServiceFacts) =>
  facts.production.kind === "known" ? facts.production.value[0] : undefined;

/** Whatever is on its way ends so, and a minute passes. */
function ended(observation: Observation, stateOf: (place: number) => string): Observation {
  let place = 0;
  const services = [...observation.services].map(([id, reading]) => {
    if (reading.kind !== "known" || reading.value.production.kind !== "known") return [id, reading];
    const facts = reading.value;
    const newest = newestOf(facts);
    if (!newest?.ours || newest.statuses.length > 0) return [id, reading] as const;
    place += 1;
    const statuses = [status(stateOf(place), observation.now.add({ minutes: 4 }))];
    const older = reading.value.production.value.slice(1);
    const production = known([{ ...newest, statuses }, ...older]);
    return [id, known({ ...facts, production })] as const;
  });
  return later({ ...observation, services: new Map(services as never) }, { minutes: 5 });
}

export type Moment = "planning" | "voted" | "rolling out" | "on hold" | "rolling back";

/** One release of so many services, at each of these moments. */
export function largeRelease(count: number): ReadonlyMap<Moment, Observation> {
  const train = largeTrain(count);
  const planning = later(shownInSubIssues(look(staffed(worked(green(train)), train))), {
    minutes: 1,
  });
  const attested = later(look(ticked(planning, train)), { minutes: 1 });
  const teams = Math.ceil(count / each);
  const said = Array.from({ length: teams }, (_, team) => leadOf(team));
  const spoken = said.reduce((world, lead) => {
    const asked = says(world, lead, "When does it leave?");
    return says(asked, lead, "/go");
  }, attested);
  const voted = later(look(spoken), { minutes: 1 });
  const confirmed = look(says(voted, people.sarah, "/confirm Communication channels ready"));
  const gone = later(look(says(confirmed, people.sarah, "/go")), { minutes: 1 });
  const success = (): string => "success";
  let rolling = gone;
  for (let level = 1; level < levels / 2; level += 1) rolling = look(ended(rolling, success));
  const failing = ended(rolling, (place) => (place === 1 ? "failure" : "success"));
  const held = later(look(failing), { minutes: 1 });
  const returning = look(says(held, people.sarah, "/rollback it fails"));
  return new Map<Moment, Observation>([
    ["planning", planning],
    ["voted", voted],
    ["rolling out", rolling],
    ["on hold", held],
    ["rolling back", look(ended(returning, success))],
  ]);
}
