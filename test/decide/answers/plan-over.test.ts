/** `/plan` where nothing starts any more, and while a rollback runs. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/model/observation.ts";
import { known } from "../../../src/model/failure.ts";
import { answerTo } from "../../support/answer-to.ts";
import { everyState } from "../../support/every-state.ts";
import { look } from "../../support/carry-out.ts";
import { later, says } from "../../support/observation.ts";
import { failing, told } from "../../support/rollback.ts";
import { people } from "../../support/train.ts";

const planOf = (world: Observation): string =>
  answerTo(world, people.eve, "/plan").replaceAll(/\b[0-9a-f]{7}\b/g, "…");

describe("/plan", () => {
  test("of a complete release says what runs, and until when it may be rolled back", () => {
    expect(planOf(everyState.complete)).toMatchInlineSnapshot(`
      "rocket: What would happen now: nothing: the release is complete.
      In production now:
      Api Gateway 1.1.0
      Auth Service 1.1.1
      User Service 1.1.2
      Search 1.1.3
      Rollback: a manager can comment /rollback <reason> until 2026-03-19 14:05 UTC. It takes up to 3 h, in this order:
      User Service to …
      Auth Service to …
      Search to …
      Api Gateway to …"
    `);
  });

  test("after the rollback window says that it is over", () => {
    const { complete } = everyState;
    const { trainRelease } = complete;
    if (trainRelease.kind !== "known" || !trainRelease.value) throw new Error("Not published");
    const now = { ...trainRelease.value, publishedAt: complete.now };
    const at = (after: { readonly hours: number; readonly seconds?: number }): string =>
      planOf(later({ ...complete, trainRelease: known(now) }, after));
    const over = "no longer possible from here, since the rollback window ended";
    expect(at({ hours: 1, seconds: 3_599 })).not.toContain(over);
    expect(at({ hours: 2 })).toContain(over);
    expect(at({ hours: 3 })).toContain(over);
  });

  test("of a release that was rolled back says what it left in production", () => {
    expect(planOf(everyState["rolled back"])).toMatchInlineSnapshot(`
      "rocket: What would happen now: nothing: the release is rolled back. Put its services into a new release to deploy them again.
      In production now:
      Api Gateway …, as before this release
      Auth Service …, as before this release
      User Service …, as before this release
      Search …, as before this release"
    `);
  });

  test("of a release that was aborted says what of it runs, and how that is undone", () => {
    expect(planOf(everyState.aborted)).toMatchInlineSnapshot(`
      "rocket: What would happen now: nothing: the release is aborted. Put its services into a new release to deploy them again.
      In production now:
      Api Gateway 1.1.0
      Auth Service 1.1.1
      User Service: 1.1.2 is still deploying and will be allowed to finish
      Search 1.1.3
      Rollback: a manager can comment /rollback <reason>. It takes up to 3 h, in this order:
      User Service to …
      Auth Service to …
      Search to …
      Api Gateway to …"
    `);
  });

  test("while a rollback runs says when each service does, and what keeps it from that", () => {
    expect(planOf(everyState["rolling back"])).toMatchInlineSnapshot(`
      "rocket: A rollback is running: everything is rolled back by 15:06 UTC. Critical path: User Service → Auth Service → Api Gateway.
      User Service to …: is rolling back; 12:06–13:06
      Auth Service to …: waits for User Service; 13:06–14:06
      Search to …: is rolling back; 12:06–13:06
      Api Gateway to …: waits for Auth Service; 14:06–15:06"
    `);
    const held = look(says(told(failing, "/rollback it smells"), people.sarah, "/hold look first"));
    expect(planOf(held)).toContain("Why not sooner:");
    expect(planOf(held)).toContain("on hold by sarah: look first. Comment /resume to continue");
  });
});
