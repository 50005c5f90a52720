/** One run: a company, its app and its people from one seed, on one clock, until all has come to rest. */
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { foundFleet, openTrackingIssue, type Fleet } from "../../src/simulator/fleet.ts";
import type { DispatchRequest } from "../../src/simulator/http/dispatch-request.ts";
import { openSimulator } from "../../src/simulator/simulator.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { editRepository, setCollaborator } from "../../src/simulator/world/repositories.ts";
import type { World } from "../../src/simulator/world/types.ts";
import { serveAt } from "../../src/simulator/web-address.ts";
import { troubleText } from "../support/trouble-text.ts";
import { createAgenda, type Agenda } from "./agenda.ts";
import { badMomentKinds } from "./bad-moments.ts";
import { createCounts } from "./counts.ts";
import { deliveryFaults, troubleDeliveries } from "./deliveries.ts";
import { watch } from "./invariants/invariants.ts";
import { checkEnd, isOver } from "./invariants/rest.ts";
import type { Violation } from "./invariants/watched.ts";
import { repeatableKeyPair } from "./key-pair.ts";
import { createLedger } from "./ledger.ts";
import { run as runOn } from "./machine.ts";
import { makeMischief, mischiefKinds } from "./mischief.ts";
import { directoryPattern, operatorFaults, startOperator, type Deaths } from "./operator.ts";
import { moods } from "./moods.ts";
import { letPeopleAct } from "./people.ts";
import { pipelineFaults, startPipelines } from "./pipelines.ts";
import { createRandom } from "./random.ts";
import { createNetwork, requestFaults, type RequestFault } from "./requests.ts";
import { createRide, type Ride } from "./ride.ts";
import { createStrikes } from "./strikes.ts";
import { temperOf } from "./tempers.ts";
import { toTheEnd } from "./to-the-end.ts";
import { firstDay, nextRelease, randomTrain, type TrainPlan } from "./train.ts";
import { youngDeployments } from "./young.ts";

/** Every kind of fault that a run may have. */
export const faultKinds: readonly string[] = [
  ...requestFaults,
  ...deliveryFaults,
  ...operatorFaults,
  ...pipelineFaults,
  ...mischiefKinds,
  ...badMomentKinds.all,
  ...moods,
];

export interface Outcome {
  readonly seed: number;
  /** Of the clock. */
  readonly steps: number;
  /** The first one ends the run. */
  readonly violation: Violation | null;
  readonly faults: Readonly<Record<string, number>>;
  readonly digest: string;
  /** What happened, a line each; the last ones. */
  readonly story: string;
  /** How each release ended. */
  readonly states: readonly string[];
}

const start = Temporal.Instant.from(`${firstDay}T13:52:00Z`);
const storyLines = 120;

const keys = repeatableKeyPair(createRandom("key"));

/** A run in which nothing is left to chance: no faults but these, and people without moods. */
export interface Course {
  readonly plan: TrainPlan;
  /** What people do besides what the issue asks for. */
  readonly steer: (ride: Ride, agenda: Agenda) => void;
  /** What the manager says of a release that stands; null: nothing. */
  readonly goOn: (ride: Ride) => string | null;
  /** What is wrong with its end; null: nothing. */
  readonly judge: (ride: Ride) => string | null;
  readonly deaths: Deaths;
  /** How the process dies at this request; undefined: it doesn't. */
  readonly strikes: (request: DispatchRequest) => RequestFault | undefined;
}

/**
 * Plays a seed, or a course, which is the same for each seed but for when people act.
 * @param without kinds of faults that don't strike, though their turn comes as ever
 */
export async function play(
  seed: number,
  course?: Course,
  without: ReadonlySet<string> = new Set(),
): Promise<Outcome> {
  const clock = virtualClock(start);
  const random = createRandom(`seed ${seed}`);
  const counts = createCounts(faultKinds, without);
  const world = createWorld(clock, { seed: String(seed) });
  const temper = temperOf(course ? 0 : seed);
  const plan = course?.plan ?? randomTrain(random.fork("train"), temper);
  // From then on there are no faults any more, and no moods. In a freeze there is little to see.
  const minutes = plan.freeze === firstDay ? 12 : temper.minutes;
  const calm = start.add({ minutes });
  const isCalm = (): boolean =>
    course !== undefined || Temporal.Instant.compare(clock.now(), calm) >= 0;
  const fleet = found(world, plan);
  const simulator = openSimulator({
    clock,
    world,
    rateLimit: { contentPerMinute: 80, contentPerHour: 500 },
    send: async (url, init) => {
      const life = operator.life();
      if (!life) throw new TypeError("fetch failed");
      return life.receive(url, init);
    },
  });
  serveAt(world, address);
  const { registered, settings } = registerOurs(
    { world, url: address },
    [fleet.plan.org],
    {},
    keys,
  );
  registered.webhookUrl = "http://app.test/api/github/webhooks";
  const ledger = createLedger(world, clock);
  const part = (name: string) => ({
    random: random.fork(name),
    agenda: createAgenda(clock, random.fork(`${name} times`)),
    counts,
    isCalm,
    note: ledger.note,
  });
  let violation: Violation | null = null;
  const violate = (invariant: string, text: string): void => {
    violation ??= { invariant, text };
    ledger.note(`!! ${invariant}: ${text}`);
  };
  const two = random.fork("two");
  const isAlone = course !== undefined || !two.chance(temper.company);
  const isInTurn = two.chance(temper.inTurn);
  const rides = openRides({ fleet, bot: registered.bot, isAlone });
  const lag = { frozenAt: start };
  const watched = { plan, clock, rides, violate, lag };
  const invariants = watch(watched);
  simulator.onExchange = (exchange) => {
    ledger.exchange(exchange);
    invariants.exchange(exchange);
    // The ledger has them.
    simulator.requests.length = 0;
  };
  const young = youngDeployments(world, clock);
  const isAnythingNew = (): boolean => young.ids().size > 0;
  const noting =
    (strikes: Course["strikes"]): Course["strikes"] =>
    (request) => {
      const fault = strikes(request);
      if (fault === "process: frozen") lag.frozenAt = clock.now();
      return fault;
    };
  runOn({
    clock,
    random: random.fork("machine"),
    fetch: createNetwork({
      clock,
      random: random.fork("network"),
      serve: simulator.serve,
      strikes: noting(
        course?.strikes ?? createStrikes({ ...part("strikes"), isAnythingNew, temper }),
      ),
      young: young.ids,
    }),
    onStatement: (...statement) => operator.onStatement(...statement),
  });
  startPipelines({ fleet, timeout: plan.timeout, ...part("pipelines") });
  const { deliveries } = simulator;
  if (!course) troubleDeliveries({ faults: deliveries, clock, temper, ...part("deliveries") });
  for (const [index, ride] of rides.entries()) {
    // In some runs nobody looks at the next one before this one is over, in others people prepare both at once.
    const isTurn = (): boolean => !isInTurn || rides.slice(0, index).every(isOver);
    const goOn = course && { goOn: course.goOn };
    letPeopleAct({ ride, plan, isTurn, temper, ...part(`people ${index}`), ...goOn });
    if (course) course.steer(ride, part("course").agenda);
    else makeMischief({ ride, temper, ...part(`mischief ${index}`) });
  }
  const log = logOf(ledger.note, violate);
  const deaths = course?.deaths ?? null;
  const operator = startOperator({
    settings,
    clock,
    log,
    deaths,
    isFragile: temper.isFragile,
    ...part("operator"),
  });
  const steps = await toTheEnd({ clock, rides, plan, calm, isViolated: () => violation !== null });
  if (!violation) checkEnd(watched);
  for (const ride of rides) {
    const wrong = course?.judge(ride) ?? null;
    if (wrong !== null) violate("ends as ever", wrong);
  }
  if (simulator.unmodelled.length > 0) violate("modelled", simulator.unmodelled.join("; "));
  operator.close();
  simulator.stopSending();
  return {
    seed,
    steps,
    violation,
    faults: counts.all(),
    digest: ledger.digest(),
    story: ledger.story(storyLines),
    states: rides.map(({ reading }) => reading.state()),
  };
}

const address = "https://github.test";

function found(world: World, plan: TrainPlan): Fleet {
  const fleet = foundFleet(world, plan.fleet);
  for (const { plan: service, repository } of fleet.sites) {
    if (!plan.hidden.has(service.id)) continue;
    editRepository(world, repository, { isPrivate: true, by: fleet.manager });
  }
  const [first] = fleet.sites;
  if (plan.deputy !== null && first) {
    setCollaborator(world, first.repository, addUser(world, plan.deputy), "triage");
  }
  return fleet;
}

/** The release, and in some runs the next one, which begins before the first is over. */
function openRides(parts: {
  readonly fleet: Fleet;
  readonly bot: Ride["bot"];
  readonly isAlone: boolean;
}): readonly Ride[] {
  const { fleet, bot, isAlone } = parts;
  const rides = [createRide(fleet, openTrackingIssue(fleet), bot)];
  if (!isAlone) {
    const plan = nextRelease(fleet.plan);
    const sites = fleet.sites.map((site) => {
      const service = plan.services.find(({ id }) => id === site.plan.id);
      return { ...site, plan: service ?? site.plan };
    });
    const next = { ...fleet, plan, sites };
    rides.push(createRide(next, openTrackingIssue(next), bot));
  }
  return rides;
}

/** Trouble in the log is expected; a mistake of the code isn't. */
function logOf(note: (text: string) => void, violate: (name: string, text: string) => void) {
  const mistakes: ReadonlySet<string> = new Set(["TypeError", "ReferenceError", "RangeError"]);
  const line = (fields: object, message: string): void => {
    const { err } = fields as { readonly err?: unknown };
    const why = err instanceof Error ? err.message.replaceAll(directoryPattern, "DATA_DIR") : "";
    note(`! ${message} ${why}`.trimEnd());
    const isMistake = err instanceof Error && mistakes.has(err.name);
    if (isMistake && err.message !== "fetch failed") {
      violate("no mistakes", troubleText(fields, message));
    }
  };
  return { info() {}, warn: line, error: line };
}
