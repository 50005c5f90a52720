import { expect, test } from "vitest";
import { planWarnings } from "../../src/decide/starts/plan-check.ts";
import { assess } from "../../src/decide/assess/assess.ts";
import { plannedScene } from "../../src/decide/assess/planned.ts";
import { known, unknown, type Reading } from "../../src/model/failure.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import type { Duty } from "../../src/model/train/rotation.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { addUser } from "../../src/simulator/world/accounts.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { plainTrain, trainWorld } from "./train-world.ts";

const from = Temporal.Instant.from("2026-03-16T00:00:00Z");
const turn: Duty = { from, to: from.add({ hours: 24 * 7 }), manager: "dana", deputy: null };

/** What dana may do, by what the calendar says, and what the issue says of that. */
async function danaBy(turns: Reading<readonly Duty[]>) {
  const asked: string[] = [];
  let dana: number | undefined;
  await using world = await trainWorld(["api"], {
    trainFile: `${plainTrain(["api"])}\nmanagers_rotation: https://example.com/on-call.ics\n`,
    readRotation: async (url, timeZone) => {
      asked.push(`${url} ${timeZone}`);
      return turns;
    },
    questions: {
      authority: ({ answers: { authority } }) =>
        authority.size > 0 || dana === undefined
          ? []
          : [{ author: { id: dana, login: "dana", kind: "person" }, about: "everything" }],
    },
  });
  const user = addUser(world.world, "dana");
  setCollaborator(world.world, world.releases, user, "triage");
  dana = user.id;
  const seen = await world.see();
  const reading = seen.answers.authority.get(user.id);
  const situation = plannedScene(seen, emptyRecord)?.(emptyRecord);
  if (!situation) throw new Error("There is no plan");
  const warnings = planWarnings(assess(situation)).map(wordsOf);
  return {
    isManager: reading?.kind === "known" ? reading.value.isManager : undefined,
    warnings: warnings.filter((one) => one.includes("managers_rotation")),
    asked: [...new Set(asked)],
  };
}

test("whoever has the turn by the calendar is a manager, and nobody else", async () => {
  expect(await danaBy(known([turn]))).toEqual({
    isManager: true,
    warnings: [],
    asked: ["https://example.com/on-call.ics UTC"],
  });
  expect(await danaBy(known([{ ...turn, manager: "li" }]))).toMatchObject({ isManager: false });
  expect(await danaBy(known([{ ...turn, to: from.add({ hours: 1 }) }]))).toMatchObject({
    isManager: false,
  });
});

test("while it can't be read it is unknown who is, and the issue says so", async () => {
  expect(await danaBy(unknown("it answers 503"))).toMatchObject({
    isManager: null,
    warnings: [
      "the calendar of managers_rotation can't be read: it answers 503. Until it can, only the managers of the train file decide.",
    ],
  });
});
