import { expect, test } from "vitest";
import { authorsToCheck } from "../../src/decide/questions/authors-to-check.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { RecordFacts } from "../../src/model/record/record-facts.ts";
import { emptyRecord, type RecordEntry } from "../../src/model/record/record.ts";
import { addTeam, addUser } from "../../src/simulator/world/accounts.ts";
import { addComment } from "../../src/simulator/world/comments.ts";
import { trainWorld, type TrainWorld } from "./train-world.ts";
import type { AuthorityQuestion } from "../../src/model/github/authority.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

const names = Array.from({ length: 20 }, (_, index) => `s${index}`);

interface Big extends AsyncDisposable {
  readonly world: TrainWorld;
  /** One for each team. */
  readonly voters: readonly User[];
  /** What people have said, as the record keeps it. */
  record: RecordFacts;
  /** The requests that GitHub got for one observation beyond those without any authority, and what it saw. */
  asked(): Promise<{ readonly paths: readonly string[]; readonly seen: Observation }>;
}

/** Twenty services; each with a team of its own, or none with any. */
async function big(ownedBy: "teams" | "writers"): Promise<Big> {
  const services = names.map((id) =>
    ownedBy === "teams"
      ? `  ${id}: { repo: acme/${id}, team: acme/team-${id} }`
      : `  ${id}: { repo: acme/${id} }`,
  );
  const trainFile = ["train: t", "managers: [sarah]", "services:", ...services].join("\n");
  let check: (observation: Observation) => readonly AuthorityQuestion[] = () => [];
  const world = await trainWorld(names, {
    trainFile,
    questions: {
      authority: (observation) => check(observation),
    },
  });
  const voters = names.map((id) => {
    const voter = addUser(world.world, `voter-${id}`);
    addTeam(world.world, { org: "acme", slug: `team-${id}`, members: [voter] });
    return voter;
  });
  const requests = async (): Promise<{ paths: string[]; seen: Observation }> => {
    const from = world.simulator.requests.length;
    const seen = await world.see();
    return { paths: world.simulator.requests.slice(from).map(({ path }) => path), seen };
  };
  const it: Big = {
    world,
    voters,
    record: { kind: "none" },
    async asked() {
      check = () => [];
      // Tokens, installations and the train file are remembered from the first look on.
      await requests();
      const without = (await requests()).paths;
      check = (observation) => authorsToCheck({ ...observation, record: it.record });
      await requests();
      const { paths, seen } = await requests();
      const extra = [...paths];
      for (const path of without) {
        expect(extra).toContain(path);
        extra.splice(extra.indexOf(path), 1);
      }
      return { paths: extra, seen };
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
  return it;
}

const says = ({ world }: Big, by: User, body: string): void =>
  void addComment(world.world, world.releases, world.issue, { by, body });

const voteOf = (by: User, index: number): RecordEntry => ({
  kind: "vote",
  answer: "go",
  reason: "",
  comment: 9_000 + index,
  by: { id: by.id, login: by.login },
  at: "2026-03-19T09:00:00Z",
  owners: [{ owner: `acme/team-${names[index]}`, digest: "0".repeat(64) as never }],
});

test("one vote in a train of twenty teams costs three requests", async () => {
  await using it = await big("teams");
  const voter = it.voters[3];
  if (!voter) throw new Error("There is no such voter");
  says(it, voter, "/go");
  const { paths, seen } = await it.asked();
  expect(paths.toSorted()).toEqual([
    "/graphql",
    "/graphql",
    `/orgs/acme/teams/team-s3/memberships/${voter.login}`,
  ]);
  expect(seen.answers.authority.size).toBe(1);
});

test("twenty votes at once cost one request each, and those for all together", async () => {
  await using it = await big("teams");
  for (const voter of it.voters) says(it, voter, "/go");
  const { paths, seen } = await it.asked();
  expect(seen.answers.authority.size).toBe(20);
  expect([...seen.answers.authority.values()].filter(({ kind }) => kind === "known")).toHaveLength(
    20,
  );
  expect(paths.filter((path) => path === "/graphql")).toHaveLength(2);
  expect(paths).toHaveLength(22);
});

test("a manager's GO costs one request for each vote that stands", async () => {
  await using it = await big("teams");
  const record = { ...emptyRecord, entries: it.voters.map(voteOf) };
  it.record = { kind: "kept", comment: 1, record };
  says(it, it.world.sarah, "/go");
  const { paths, seen } = await it.asked();
  expect(seen.answers.authority.size).toBe(21);
  const memberships = paths.filter((path) => path.includes("/memberships/"));
  expect(memberships).toHaveLength(20);
  expect(new Set(memberships).size).toBe(20);
  expect(paths.length).toBeLessThanOrEqual(25);
});

test("a vote of one who decides nothing asks about nobody else", async () => {
  await using it = await big("teams");
  const record = { ...emptyRecord, entries: it.voters.slice(1).map(voteOf) };
  it.record = { kind: "kept", comment: 1, record };
  const [voter] = it.voters;
  if (!voter) throw new Error("There is no such voter");
  says(it, voter, "/go");
  const { paths, seen } = await it.asked();
  expect([...seen.answers.authority.keys()]).toEqual([voter.id]);
  expect(paths).toHaveLength(3);
});

test("where nobody has a team, a command costs no request for each repository", async () => {
  await using it = await big("writers");
  const stranger = addUser(it.world.world, "stranger");
  says(it, stranger, "/hold it looks wrong");
  const { paths, seen } = await it.asked();
  expect(seen.answers.authority.get(stranger.id)).toMatchObject({ value: { isManager: false } });
  expect(paths).toEqual(["/graphql", "/graphql"]);
});

test("what needs no authority asks nobody", async () => {
  await using it = await big("teams");
  for (const body of ["/plan", "/help", "/gp", "thanks"]) says(it, it.world.sarah, body);
  expect((await it.asked()).paths).toEqual([]);
});
