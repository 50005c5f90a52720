import { describe, expect, it } from "vitest";
import {
  addMember,
  addTeam,
  addTeamMember,
  addUser,
} from "../../../src/simulator/world/accounts.ts";
import { addRepository, setCollaborator } from "../../../src/simulator/world/repositories.ts";
import { ALL, acme } from "./acme.ts";

function teams() {
  const town = acme();
  const { world } = town;
  const [mona, guest] = [addUser(world, "mona"), addUser(world, "guest")];
  addTeam(world, { org: "acme", slug: "platform" });
  const infra = addTeam(world, { org: "acme", slug: "infra", parent: "platform" });
  addTeam(world, { org: "acme", slug: "dns", parent: "infra", members: [mona] });
  addTeam(world, { org: "acme", slug: "web", members: [mona] });
  addTeamMember(world, infra, guest, "pending");
  return town;
}

describe("the teams of an organisation", () => {
  const slugs = (args: string) =>
    `{ organization(login: "acme") { teams(first: 10 ${args}) { nodes { slug } } } }`;

  it.each([
    ["", ["platform", "infra", "dns", "web"]],
    [", rootTeamsOnly: true", ["platform", "web"]],
    [', userLogins: ["MONA"]', ["dns", "web"]],
    [', userLogins: ["guest"]', []],
    [', userLogins: ["nobody"]', []],
    [', userLogins: ["nobody", "mona"]', ["dns", "web"]],
    [", orderBy: { field: NAME, direction: DESC }", ["web", "platform", "infra", "dns"]],
  ])("are those that were asked for:%s", async (args, expected) => {
    expect(await teams().ask(slugs(args))).toEqual({
      organization: { teams: { nodes: expected.map((slug) => ({ slug })) } },
    });
  });

  it("show those above them, nearest first", async () => {
    const ancestors = "ancestors(first: 5) { totalCount nodes { slug } }";
    const query = `{ organization(login: "acme") { dns: team(slug: "dns") { ${ancestors} } web: team(slug: "web") { ${ancestors} } } }`;
    expect(await teams().ask(query)).toEqual({
      organization: {
        dns: { ancestors: { totalCount: 2, nodes: [{ slug: "infra" }, { slug: "platform" }] } },
        web: { ancestors: { totalCount: 0, nodes: [] } },
      },
    });
  });

  it.each(['query: "a"', "privacy: SECRET", "role: ADMIN", "ldapMapped: true"])(
    "refuse what isn't modelled: %s",
    async (arg) => {
      const { errors } = await teams().answer(slugs(`, ${arg}`));
      expect(errors?.[0]?.message).toContain("Not modelled by the simulator: Organization.teams(");
    },
  );

  it("are for Apps that may see members", async () => {
    const { members: _, ...permissions } = ALL;
    const { answer, viewer } = teams();
    const { errors } = await answer(slugs(""), {}, { ...viewer, permissions });
    expect(errors?.[0]?.type).toBe("FORBIDDEN");
  });
});

describe("the collaborators of a repository", () => {
  const edges = "edges { permission node { login } }";

  it("are its members and those invited, with their permission", async () => {
    const { world, api, askApi } = acme();
    const [mona, ann] = [addUser(world, "mona"), addUser(world, "ann")];
    addUser(world, "stranger");
    setCollaborator(world, api, mona, "maintain");
    addMember(world, "acme", ann);
    expect(await askApi(`collaborators(first: 10) { ${edges} }`)).toEqual({
      collaborators: {
        edges: [
          { permission: "ADMIN", node: { login: "sarah" } },
          { permission: "MAINTAIN", node: { login: "mona" } },
          { permission: "READ", node: { login: "ann" } },
        ],
      },
    });
    const one = (login: string) =>
      askApi(`collaborators(first: 1, login: "${login}") { ${edges} }`);
    expect(await one("Mona")).toEqual({
      collaborators: { edges: [{ permission: "MAINTAIN", node: { login: "mona" } }] },
    });
    expect(await one("stranger")).toEqual({ collaborators: { edges: [] } });
  });

  it("of a public one aren't all who read it", async () => {
    const { world, sarah, ask } = acme();
    addUser(world, "stranger");
    addRepository(world, { owner: "acme", name: "open", by: sarah });
    const query = `{ repository(owner: "acme", name: "open") { collaborators(first: 5) { ${edges} } } }`;
    expect(await ask(query)).toEqual({
      repository: {
        collaborators: { edges: [{ permission: "ADMIN", node: { login: "sarah" } }] },
      },
    });
  });
});
