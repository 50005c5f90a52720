import type { Environment } from "../config/settings.ts";
import { timeWords } from "../decide/health/watch-words.ts";
import { systemClock } from "../engine/clock.ts";
import { parseIssueName } from "../model/ids.ts";
import type { ReleasePage } from "../model/view/page.ts";
import { deliveryRows, sinceWords } from "../web/dashboard/delivery.ts";
import { trainFigures, type TrainFigures } from "../web/dashboard/figures.ts";
import { capital } from "../text/capital.ts";
import { UsageError, type Given } from "./command.ts";
import { look } from "./look.ts";
import { oneLine } from "./one-line.ts";
import { table } from "./table.ts";

/**
 * Says where a release stands, as its tracking issue says it.
 * @returns 0: it could be read; 1: it couldn't, or no App is configured
 */
export async function status(given: Given, environment: Environment): Promise<number> {
  const [name] = given.words;
  if (name === undefined || !parseIssueName(name)) {
    throw new UsageError("status takes the tracking issue of a release, such as acme/releases#12.");
  }
  const looked = await look(name, environment);
  if (!looked) return 1;
  const { page } = looked;
  const figures = trainFigures([{ shown: looked }], systemClock.now());
  if (given.flag("json")) console.log(JSON.stringify({ ...page, figures }, null, 2));
  else for (const line of [...linesOf(page), ...figureLines(figures)]) console.log(line);
  return 0;
}

/** DORA's five figures, from the deployments that one look at the release reads; nothing while there is none. */
export function* figureLines(figures: TrainFigures): Generator<string> {
  const rows = deliveryRows(figures);
  if (rows.length === 0) return;
  yield "";
  yield `Delivery, from the newest deployments to production, since ${sinceWords(figures)}`;
  yield* table(
    ["service", "deployments", "frequency", "lead time", "fail rate", "recovery", "rework"],
    rows.map((one) => [
      one.name,
      one.deployments,
      one.frequency,
      one.lead,
      one.failed,
      one.recovery,
      one.rework,
    ]),
  );
}

/** For people: where it stands, who must act, each service, and how it would go back. */
export function* linesOf(page: ReleasePage): Generator<string> {
  const { release, services, rollback } = page;
  yield* headOf(page);
  if (release.departure !== null)
    yield `Departure ${timeWords(Temporal.Instant.from(release.departure))}`;
  if (release.eta !== null) yield `ETA ${timeWords(Temporal.Instant.from(release.eta))}`;
  yield "";
  yield* table(
    ["service", "version", "state", "readiness", "team", "what is missing"],
    services.map((one) => [
      one.id,
      one.version,
      one.state,
      one.readiness,
      one.team,
      one.gates.find(({ state }) => state !== "ready")?.reason ?? "-",
    ]),
  );
  if (rollback.length === 0) return;
  yield "";
  yield "Rollback plan";
  for (const [index, line] of rollback.entries()) yield oneLine(`  ${index + 1}. ${line}`);
}

/** Which release it is, and where it stands. */
export function* headOf({ release }: ReleasePage): Generator<string> {
  yield oneLine(`${release.train} ${release.version}`);
  yield oneLine(`${capital(release.state)}: ${release.sentence}`);
  yield oneLine(release.url);
}
