/** What the suites of a commit's check runs tell: each run of a workflow of GitHub Actions has a suite of its own. */
import { standingRuns, type Timed } from "./standing-runs.ts";

interface SuiteRun extends Timed {
  readonly name: string;
  readonly checkSuite: {
    readonly id?: string | undefined;
    readonly app: { readonly slug: string } | null;
  };
}

export interface Suites {
  /** Of the runs of one name those that nothing replaced. */
  standing<T extends SuiteRun>(runs: readonly T[]): readonly T[];
  /**
   * The suites in which a job did not succeed. GitHub leaves out the jobs that need such a job ("Using jobs in a
   * workflow": `needs`), so that none of them says anything of the commit.
   */
  readonly red: ReadonlySet<string>;
}

export const failedWords: ReadonlySet<string> = new Set([
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "startup_failure",
  "error",
]);

/** @param all every run of the commit that counts, of all names */
export function suitesOf(all: readonly SuiteRun[]): Suites {
  const jobs = new Map(
    [...Map.groupBy(all, ({ checkSuite }) => checkSuite.id)].map(([id, runs]) => [
      id,
      [...new Set(runs.map(({ name }) => jobOf(name)))].toSorted().join("\n"),
    ]),
  );
  /**
   * Two workflows may have a job of the same name (sgl-project/sglang#22001), and only what runs in the same workflow runs
   * again. GitHub tells an App without `actions: read` no workflow, but the same workflow has the same jobs.
   */
  const isSameWork = (one: SuiteRun, other: SuiteRun): boolean =>
    jobs.get(one.checkSuite.id) === jobs.get(other.checkSuite.id);
  const standing = <T extends SuiteRun>(runs: readonly T[]): readonly T[] =>
    [...Map.groupBy(runs, ({ checkSuite }) => checkSuite.app?.slug ?? "").values()].flatMap(
      (some) => standingRuns(some, isSameWork),
    );
  const red = [...Map.groupBy(all, ({ name }) => name).values()]
    .flatMap((some) => standing(some))
    .filter(({ conclusion }) => conclusion !== null && failedWords.has(conclusion.toLowerCase()))
    .flatMap(({ checkSuite }) => checkSuite.id ?? []);
  return { standing, red: new Set(red) };
}

/** Of a matrix job that was left out as a whole GitHub shows one run, without what the matrix puts behind its name. */
const jobOf = (name: string): string => name.replace(/ \([^()]{1,200}\)$/, "");
