/** What went out of a release with a rollback, in words, and what a rollback waits for. */
import { trainNotes } from "../support/notes.ts";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import { releaseKey } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Drive } from "../../src/model/train/train.ts";
import { renderTrainNotes } from "../../src/render/notes.ts";
import { look } from "../support/carry-out.ts";
import { departed, left, live } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import { away, later, reports, says, withReading } from "../support/observation.ts";
import { failing, told } from "../support/rollback.ts";
import { homeId, people, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah } = people;
const words = (world: Observation) => stateIn(decide(world));

describe("attack 42: dependents that were never deployed aren't said to be rolled back", () => {
  const early = live(left(), "api-gateway", "search");
  const begun = told(early, "/rollback auth-service it leaks");
  const over = since(begun).reports("auth-service", "success").looks().live("auth-service").now;

  it("in what people hear when it is decided", () => {
    const said = Object.values(
      saidIn(decide(says(early, sarah, "/rollback auth-service it leaks"))),
    );
    expect(said.join("\n")).toContain("User Service was not deployed and will not be");
  });

  it("in the state, while a manager is waited for and when the rest is complete", () => {
    expect(words(over)).toMatch(
      /^on hold: Auth Service was rolled back; User Service was not deployed\. /,
    );
    const done = since(over).by(told, "/resume the rest is fine").looks().looks().now;
    expect(words(done)).toMatch(
      /^complete: .* Auth Service 1\.1\.1 was rolled back; User Service 1\.1\.2 was not deployed\./,
    );
    const state = (id: string) => decide(done).view?.services.find((one) => one.id === id)?.state;
    expect([state("auth-service"), state("user-service")]).toEqual(["rolled back", "not shipped"]);
  });

  it("in the last comment", () => {
    const done = told(over, "/resume the rest is fine");
    expect(saidIn(decide(done))["complete"]).toContain(
      "Auth Service 1.1.1 was rolled back; User Service 1.1.2 was not deployed.",
    );
  });

  it("in the notes", () => {
    const resumed = says(over, sarah, "/resume the rest is fine");
    const publish = decide(resumed).actions.find((one) => one.kind === "publish");
    expect(publish?.takenBack.map((one) => one.service)).toEqual(["Auth Service"]);
    expect(publish?.notDeployed?.map((one) => one.service)).toEqual(["User Service"]);
    const notes = renderTrainNotes(
      trainNotes([], {
        takenBack: publish?.takenBack ?? [],
        notDeployed: publish?.notDeployed,
      }),
      releaseKey(homeId, 12),
    ).body;
    expect(notes).toMatch(/### Rolled back\n\n?- Auth Service 1\.1\.1\n/);
    expect(notes).toMatch(/### Not deployed\n\n?- User Service 1\.1\.2\n/);
  });

  it("in the post-mortem", () => {
    const back = look(reports(begun, "auth-service", "success"));
    const worlds = [over, later(reports(back, "auth-service", "success"), { seconds: 5 })];
    const opened = worlds.flatMap((world) =>
      decide(world).actions.flatMap((one) => (one.kind === "open post-mortem" ? [one] : [])),
    );
    expect(opened.length).toBeGreaterThan(0);
    for (const { parts } of opened)
      expect(parts.map((one) => one.service)).toEqual(["auth-service"]);
  });
});

describe.each<[string, Drive]>([
  ["deployment", { kind: "deployment", ref: "commit" }],
  ["gate", { kind: "gate" }],
  ["observe", { kind: "observe" }],
])("attack 56: a rollback waits for what can't be read (drive: %s)", (_, drive) => {
  const timeout = Temporal.Duration.from({ minutes: 30 });
  const train = trainOf([
    service("base", "infra"),
    { ...service("beside", "search"), drive, timeout },
    service("top", "backend", "base"),
  ]);
  const deployed = since(departed(train)).live("base").now;
  /** It has ended for all that can be read, but of one service nothing can. */
  const unread = (world: Observation, id: string): Observation => withReading(world, id, away);

  it("but not for what has nothing to do with it", () => {
    const seen = unread(reports(deployed, "top", "success"), "beside");
    expect(startsIn(decide(says(seen, sarah, "/rollback top it smells")))).toEqual(["back top 1"]);
  });

  it("that depends on it, for as long as that takes", () => {
    const asked = told(reports(deployed, "top", "success"), "/rollback base it smells");
    const world = later(unread(asked, "top"), { minutes: 45 });
    expect(startsIn(decide(world)).includes("back base 1")).toBe(false);
  });
});

it("attack 56: a rollback waits for what it stands on, as long as that may be deploying", () => {
  const timeout = Temporal.Duration.from({ minutes: 30 });
  const below = { ...service("below", "search"), timeout };
  const train = trainOf([
    service("base", "infra"),
    below,
    service("top", "backend", "base", "below"),
  ]);
  const deployed = since(departed(train)).live("base", "below").now;
  const seen = withReading(reports(deployed, "top", "success"), "below", away);
  const world = told(seen, "/rollback top it smells");
  expect(startsIn(decide(world))).toEqual([]);
  expect(words(world)).toContain("waits until Below can be read from GitHub");
  // What was away for longer than it may deploy keeps nobody waiting.
  expect(startsIn(decide(later(world, { minutes: 31 })))).toEqual(["back top 1"]);
});

it("attack 56: what is read again goes on at once", () => {
  const asked = told(failing, "/rollback auth-service it leaks");
  const facts = [...asked.services].find(([id]) => id === "api-gateway")?.[1];
  expect(facts?.kind).toBe("known");
  const unread = withReading(told(failing, "/plan"), "api-gateway", away);
  const waits = says(unread, sarah, "/rollback auth-service it leaks");
  expect(startsIn(decide(waits))).toEqual([]);
  const again = withReading(waits, "api-gateway", facts ?? known(undefined as never));
  expect(startsIn(decide(again))).toEqual(["back user-service 1"]);
});
