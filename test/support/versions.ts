/** What version a service gets whose line in the issue names none. */
import { emptyRecord } from "../../src/model/record/record.ts";
import { serviceId } from "../../src/model/ids.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { planOf } from "../../src/decide/plan/plan.ts";
import { plainTrain, trainWorld, type TrainWorld } from "../observe/train-world.ts";

/** A release whose one line has no version. */
export async function openTrain(trainFile = plainTrain(["api"])): Promise<TrainWorld> {
  const world = await trainWorld(["api"], { trainFile });
  world.issue.body = "### Version\nv2.5.0\n### Services\napi\n";
  return world;
}

/** The version that the service gets, what people are asked, or why that isn't known. */
export async function versionOf(world: TrainWorld): Promise<string> {
  const seen = await world.see();
  if (seen.train.kind !== "valid") throw new Error("no train");
  const history = seen.histories.get(serviceId("api"));
  if (history?.kind === "unknown") return `unknown: ${history.why}`;
  const read = planOf(seen.issue.body, seen.train.train, emptyRecord, seen);
  if (!read.ok) return read.problems.map(wordsOf).join("; ");
  return read.plan.services.map(({ version }) => version).join(", ");
}
