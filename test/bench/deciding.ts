/** How the time of a decision and of the tracking issue's text grows with the services of a release. */
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { ReleaseView } from "../../src/model/view/view.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { largeRelease } from "../support/large.ts";
import { processorTime, row, tell, type Row } from "./row.ts";

const [few, many] = [100, 1_000];

/** Of so many services in a hundred something was read anew since the look before. */
const newInHundred = 10;

/** The same as another look has it, which has read some of its services again. */
function readAgain(observation: Observation, look: number): Observation {
  const every = Math.round(100 / newInHundred);
  const services = [...observation.services].map(([id, reading], place) =>
    place % every === look % every && reading.kind === "known"
      ? ([id, { ...reading, value: copied(reading.value) }] as const)
      : ([id, reading] as const),
  );
  return { ...observation, services: new Map(services) };
}

/** All of it as another object, as it comes from GitHub. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => copied(one)) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one)])) as T;
}

/** The least of several times, in milliseconds of the processor: what disturbs it only adds. */
function least<Of>(prepare: (count: number) => Of, work: (of: Of) => void): number {
  const times: number[] = [];
  for (let count = 0; count < 15; count += 1) {
    const of = prepare(count);
    const begun = processorTime();
    work(of);
    times.push(processorTime() - begun);
  }
  return Math.min(...times);
}

/** As the next decision makes it, so that nothing of it was rendered before. */
const structuredView = (view: ReleaseView): ReleaseView => copied(view);

interface Times {
  readonly decide: number;
  readonly render: number;
}

function timesAt(count: number): ReadonlyMap<string, Times> {
  return new Map(
    [...largeRelease(count)].map(([moment, observation]) => {
      const { view } = decide(observation);
      return [
        moment,
        {
          decide: least(
            (look) => readAgain(observation, look),
            (seen) => void decide(seen),
          ),
          render: least(
            () => view && structuredView(view),
            (shown) => shown && renderIssue(shown, { room: 60_000 }),
          ),
        },
      ];
    }),
  );
}

function* rows(): Generator<Row> {
  const [small, large] = [timesAt(few), timesAt(many)];
  for (const what of ["decide", "render"] as const) {
    const worst = (of: (moment: string) => number): number =>
      Math.max(...[...large.keys()].map(of));
    const at = (times: ReadonlyMap<string, Times>, moment: string): number =>
      times.get(moment)?.[what] ?? NaN;
    yield row(
      `${what}, from ${few} to ${many} services, times`,
      worst((moment) => at(large, moment) / at(small, moment)),
      { goal: 12, limit: many / few },
    );
    yield row(
      `${what} of ${many} services, ms of one core`,
      worst((moment) => at(large, moment)),
      { goal: 50 },
    );
  }
}

if (import.meta.main) tell(rows());
