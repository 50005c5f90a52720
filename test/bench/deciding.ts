/** How the time of a decision and of the tracking issue's text grows with the services of a release. */
import { decide } from "../../src/decide/decide.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { largeRelease } from "../support/large.ts";
import { processorTime, row, tell, type Row } from "./row.ts";

const [few, many] = [100, 1_000];

/** The least of several times, in milliseconds of the processor: what disturbs it only adds. */
function least(work: () => void): number {
  const times: number[] = [];
  for (let count = 0; count < 15; count += 1) {
    const begun = processorTime();
    work();
    times.push(processorTime() - begun);
  }
  return Math.min(...times);
}

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
          decide: least(() => void decide(observation)),
          render: least(() => view && renderIssue(view, { room: 60_000 })),
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
