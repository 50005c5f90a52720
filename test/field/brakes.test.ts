/** A stop needs no more than that one person may say it, and holds while that isn't known. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Unread } from "../../src/model/github/unread.ts";
import {
  deleteTeam,
  addTeam,
  addUser,
  addMember,
  addTeamMember,
} from "../../src/simulator/world/accounts.ts";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { plainTrain, trainWorld } from "../observe/train-world.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { gone, left, live, shown, voted } from "../support/consent.ts";
import { reactionTo, saidIn, startsIn, stateIn } from "../support/decision.ts";
import { away, later, reports, says, withAuthority } from "../support/observation.ts";
import { people } from "../support/train.ts";
import type { Authority, Author } from "../../src/model/github/authority.ts";
import { since } from "../support/in-order.ts";

const { sarah, ina, bob, eve } = people;

const gap = (changes: Partial<Unread> = {}): Unread => ({
  why: "Could not read the team acme/backend: Not Found.",
  isMissing: false,
  isManagers: false,
  ...changes,
});

const of = (
  isManager: boolean | null,
  owners: Readonly<Record<string, boolean>>,
  unread: Readonly<Record<string, Unread>>,
): ReturnType<typeof known<Authority>> =>
  known({
    isManager,
    owners: new Map(Object.entries(owners)),
    unread: new Map(Object.entries(unread)),
  });

/** Her own login is in the train file; whether she is in acme/backend can't be read. */
const manager = (isMissing: boolean) =>
  of(true, { "acme/infra": false, "acme/search": false }, { "acme/backend": gap({ isMissing }) });
const member = (isMissing: boolean) =>
  of(false, { "acme/infra": true, "acme/search": false }, { "acme/backend": gap({ isMissing }) });
const maybe = (isMissing: boolean) =>
  of(false, { "acme/infra": false, "acme/search": false }, { "acme/backend": gap({ isMissing }) });

/** A service waits only for the look in which the stop is heard. */
const moving = (): Observation => reports(left(), "api-gateway", "success");
const phases: readonly (readonly [string, () => Observation])[] = [
  ["planning", shown],
  ["voted", voted],
  ["rolling out", moving],
  ["on hold", () => look(says(moving(), ina, "/hold looking"))],
];

describe.each([
  ["is gone", true],
  ["can't be read", false],
])(
  "attack 46, peter-evans/slash-command-dispatch#120: a team of the release %s",
  (_, isMissing) => {
    it.each(phases)("a manager by login stops the release: %s", (_, phase) => {
      const world = withAuthority(phase(), sarah, manager(isMissing));
      for (const body of ["/hold x", "/no-go x", "/abort x"]) {
        expect(answerTo(world, sarah, body)).toBe("rocket");
        expect(startsIn(decide(says(world, sarah, body)))).toEqual([]);
      }
    });

    it("a manager by login takes the release back", () => {
      const world = withAuthority(moving(), sarah, manager(isMissing));
      expect(answerTo(world, sarah, "/rollback")).toMatch(/^rocket/);
      expect(answerTo(world, sarah, "/rollback search")).toMatch(/^rocket/);
    });

    it("one readable team is enough for its people", () => {
      const world = withAuthority(moving(), ina, member(isMissing));
      expect(answerTo(world, ina, "/hold fire")).toBe("rocket");
      expect(answerTo(world, ina, "/hold api-gateway fire")).toBe("rocket");
      expect(answerTo(world, ina, "/no-go fire")).toBe("rocket");
      expect(answerTo(world, ina, "/rollback api-gateway")).toMatch(/^rocket/);
    });

    it("who may do it either way needn't wait with other words, either", () => {
      const held = since(moving()).says(bob, "/hold fire").looks().after({ minutes: 1 }).now;
      const world = withAuthority(held, sarah, manager(isMissing));
      expect(answerTo(world, sarah, "/resume out")).toBe(
        "rocket: @bob: sarah ended your hold: out.",
      );
    });
  },
);

describe("attack 46: a stop that isn't answered yet", () => {
  it.each<[string, string, ReturnType<typeof of> | typeof away]>([
    ["of somebody of whom nothing can be read", "/hold fire", away],
    ["of somebody who may be of a team that can't be read", "/hold fire", maybe(false)],
    ["to take it back", "/rollback", away],
    ["by a no-go", "/no-go fire", away],
    ["by an end", "/abort fire", away],
  ])("holds already, %s", (_, body, reading) => {
    const world = withAuthority(moving(), bob, reading);
    expect(startsIn(decide(world))).toEqual(["auth-service 1"]);
    const decision = decide(says(world, bob, body));
    expect(startsIn(decision)).toEqual([]);
    expect(reactionTo(decision, 1005)).toBe("eyes");
    const word = body.split(" ")[0] ?? "";
    expect(stateIn(decision)).toMatch(
      new RegExp(`^on hold: GitHub can't say right now whether bob may use ${word} \\(`),
    );
  });

  it("keeps a release with its GO from leaving", () => {
    const due = gone();
    expect(startsIn(decide(due)).length).toBeGreaterThan(0);
    const world = says(withAuthority(due, eve, away), eve, "/hold fire");
    expect(startsIn(decide(world))).toEqual([]);
  });

  it("ends with its answer, or is refused after ten minutes, and then it goes on", () => {
    const asked = says(withAuthority(moving(), eve, away), eve, "/hold fire");
    const read = withAuthority(
      asked,
      eve,
      of(false, { "acme/infra": false, "acme/backend": false, "acme/search": false }, {}),
    );
    expect(reactionTo(decide(read), 1005)).toBe("confused");
    expect(startsIn(decide(read))).toEqual(["auth-service 1"]);
    const late = decide(later(asked, { minutes: 10 }));
    expect(reactionTo(late, 1005)).toBe("confused");
    expect(saidIn(late)["reply:1005"]).toContain("GitHub is away");
    expect(startsIn(late)).toEqual(["auth-service 1"]);
  });

  it("stops a way back as well, unless it asks for one", () => {
    const back = (body: string) => {
      const held = look(says(left(), sarah, "/hold x"));
      const world = live(held, "api-gateway", "search");
      const begun = says(world, sarah, "/rollback it is broken");
      return startsIn(decide(says(withAuthority(begun, bob, away), bob, body)));
    };
    expect(back("/hold fire")).toEqual([]);
    expect(back("/abort fire")).toEqual([]);
    expect(back("/rollback search").length).toBeGreaterThan(0);
  });

  it("other words wait without holding anything", () => {
    const world = says(withAuthority(moving(), bob, away), bob, "/retry search");
    expect(startsIn(decide(world))).toEqual(["auth-service 1"]);
  });

  it("of a team that isn't there any more it is refused at once, by its name and with who decides", () => {
    const world = withAuthority(moving(), bob, maybe(true));
    expect(answerTo(world, bob, "/hold fire")).toMatch(
      /^confused: .*acme\/backend.*so nobody can act for it: name an existing team in the train file.*sarah/s,
    );
  });
});

describe("attack 46: what GitHub says of people", () => {
  const authorityOf = async (
    who: "named" | "grouped" | "infra",
    change: (world: Awaited<ReturnType<typeof trainWorld>>) => void,
  ): Promise<Authority | undefined> => {
    let asked: readonly Author[] = [];
    const trainFile = plainTrain(["api", "web"])
      .replace("managers: [sarah]", "managers: [nora, acme/gone, acme/captains]")
      .replace("repo: acme/api, team: acme/backend", "repo: acme/api, team: acme/infra");
    await using world = await trainWorld(["api", "web"], {
      trainFile,
      questions: {
        authority: ({ answers: { authority } }) =>
          authority.size > 0 ? [] : asked.map((author) => ({ author, about: "everything" })),
      },
    });
    const [nora, carl, ivan] = ["nora", "carl", "ivan"].map((name) => addUser(world.world, name));
    if (!nora || !carl || !ivan) throw new Error("Nobody is there");
    for (const one of [nora, carl, ivan]) addMember(world.world, "acme", one);
    setCollaborator(world.world, world.releases, nora, "write");
    addTeam(world.world, { org: "acme", slug: "captains", members: [carl] });
    addTeam(world.world, { org: "acme", slug: "infra", members: [ivan] });
    deleteTeam(world.world, addTeam(world.world, { org: "acme", slug: "gone", members: [carl] }));
    change(world);
    const { id, login } = { named: nora, grouped: carl, infra: ivan }[who];
    asked = [{ id, login, kind: "person" }];
    const reading = (await world.see()).answers.authority.get(id);
    return reading?.kind === "known" ? reading.value : undefined;
  };

  it("a manager by login is one, though two teams were deleted", async () => {
    const authority = await authorityOf("named", ({ world, backend }) =>
      deleteTeam(world, backend),
    );
    expect(authority?.isManager).toBe(true);
    expect(authority?.owners.get("acme/infra")).toBe(false);
    expect(authority?.unread?.get("acme/backend")).toMatchObject({ isMissing: true });
  });

  it("a manager by the second team is one, though the first was deleted", async () => {
    expect((await authorityOf("grouped", () => undefined))?.isManager).toBe(true);
  });

  it("a member of one team speaks for it, though another can't be read", async () => {
    const authority = await authorityOf("infra", ({ simulator, world, backend }) => {
      const ivan = [...world.users.values()].find(({ login }) => login === "ivan");
      if (ivan) addTeamMember(world, backend, ivan);
      simulator.faults.push({
        matches: ({ path }) => path.includes("/teams/backend"),
        when: "before",
        answer: { status: 502 },
      });
    });
    expect(authority?.owners.get("acme/infra")).toBe(true);
    expect(authority?.unread?.get("acme/backend")).toMatchObject({ isMissing: false });
  });
});
