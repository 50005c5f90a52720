/** What stays beside a part that went back is watched again before the rest goes on. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { ill, watch } from "../../support/health.ts";
import { reports, says } from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { people, service } from "../../support/train.ts";
import { asked, auth, both, failing, gateway } from "../../support/watched.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob } = people;

describe("what stays beside a part that went back", () => {
  const search = service("search", "search", "gateway");
  const web = service("web", "search", "search");
  const begun = told(failing(gateway, auth, search, web), "/rollback auth", bob);
  const going = look(reports(begun, "search", "success"));
  const over = since(going)
    .reports("auth", "success")
    .looks()
    .by(watch, { seconds: 130 }, both).now;
  const refusal = (world: Observation): string =>
    answerTo(world, sarah, "/resume the rest is fine");

  test("is watched for a whole soak from then on before the rest goes on", () => {
    const until = over.now.add({ minutes: 2 }).toString().slice(11, 16);
    expect(stateIn(decide(over))).toBe(
      `on hold: Auth was rolled back. Gateway stays deployed and is being checked until 2026-03-19 ${until} UTC. After that, a manager can comment /resume <reason> to continue with the rest.`,
    );
    expect(refusal(over)).toMatch(
      /^confused: Not yet: Gateway stays deployed and is being checked until/,
    );
    expect(refusal(watch(over, { seconds: 100 }, both))).toMatch(/^confused: Not yet/);
    const seen = watch(over, { seconds: 130 }, both);
    expect(stateIn(decide(seen))).toBe(
      "on hold: Auth was rolled back. A manager can comment /resume <reason> to continue with the rest.",
    );
    // What went back is no part of what the release still has to prove.
    expect(decide(seen).view?.checklist).toContainEqual(
      expect.objectContaining({ text: "Health checks and metrics are healthy", done: true }),
    );
    expect(startsIn(decide(seen))).toEqual([]);
    expect(startsIn(decide(says(seen, sarah, "/resume the rest is fine")))).toEqual(["web 1"]);
    // From then on what is forgotten of it holds nobody.
    const gone = told(seen, "/resume the rest is fine");
    expect(asked(gone)).toEqual(["gateway"]);
    const forgotten = { ...gone, health: { ...gone.health, looks: new Map() } };
    expect(stateIn(decide(watch(forgotten, { seconds: 130 }, both)))).toMatch(/^rolling out: /);
  });

  test("keeps the rest where it is as long as it isn't well, unless its team vouches", () => {
    const sick = watch(over, { seconds: 20 }, { gateway: ill });
    expect(refusal(sick)).toMatch(
      /^confused: Not yet: Gateway stays deployed and is unhealthy: health check: answers 503 \(no database\)\. It must be healthy for a whole soak, or its team can comment \/confirm gateway health <reason>/,
    );
    const vouched = told(sick, "/confirm gateway health the probe is wrong", ina);
    const seen = watch(vouched, { seconds: 130 }, { gateway: ill });
    expect(startsIn(decide(says(seen, sarah, "/resume the rest is fine")))).toEqual(["web 1"]);
    expect(answerTo(watch(over, { seconds: 80 }, { gateway: ill }), sarah, "/resume on")).toMatch(
      /^confused: Not yet: Gateway stays deployed and is unhealthy/,
    );
  });

  test("is for people to look at where nobody watches its health", () => {
    const bare = told(
      failing(service("gateway", "infra"), service("auth", "backend", "gateway")),
      "/rollback auth",
      bob,
    );
    const decision = decide(reports(bare, "auth", "success"));
    expect(Object.values(saidIn(decision)).join()).toContain(
      "Please check what is still deployed: Gateway.",
    );
    expect(stateIn(decision)).toBe(
      "on hold: Auth was rolled back. A manager can comment /resume <reason> to continue with the rest.",
    );
  });
});
