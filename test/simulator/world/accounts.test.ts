import { describe, expect, test } from "vitest";
import {
  addMember,
  addTeam,
  addTeamMember,
  addUser,
  removeMember,
  removeTeamMember,
} from "../../../src/simulator/world/accounts.ts";
import {
  addRepository,
  deleteRepository,
  editRepository,
  findRepository,
  grantTeam,
  permissionOf,
  setCollaborator,
} from "../../../src/simulator/world/repositories.ts";
import { smallWorld } from "./small-world.ts";

function privateRepo() {
  const small = smallWorld();
  const { world, olga } = small;
  const input = { owner: "acme", name: "secret", isPrivate: true, by: olga };
  return { ...small, secret: addRepository(world, input) };
}

describe("the role of a person", () => {
  test("a stranger reads what is public, and nothing else", () => {
    const { world, repo, secret, stranger } = privateRepo();
    expect(permissionOf(world, repo, stranger)).toBe("read");
    expect(permissionOf(world, secret, stranger)).toBeNull();
  });

  test("members of the organisation read, its owners administer", () => {
    const { world, secret, stranger, olga } = privateRepo();
    addMember(world, "acme", stranger);
    expect(permissionOf(world, secret, stranger)).toBe("read");
    expect(permissionOf(world, secret, olga)).toBe("admin");
  });

  test("the highest of collaborator and teams counts, teams of parents too", () => {
    const { world, secret, stranger } = privateRepo();
    const parent = addTeam(world, { org: "acme", slug: "platform" });
    addTeam(world, { org: "acme", slug: "infra", parent: "platform", members: [stranger] });
    grantTeam(world, secret, parent, "maintain");
    setCollaborator(world, secret, stranger, "triage");
    expect(permissionOf(world, secret, stranger)).toBe("maintain");
    grantTeam(world, secret, parent, null);
    expect(permissionOf(world, secret, stranger)).toBe("triage");
    setCollaborator(world, secret, stranger, null);
    expect(permissionOf(world, secret, stranger)).toBe("read");
  });

  test("an invitation that is pending gives nothing", () => {
    const { world, secret, stranger, heard } = privateRepo();
    const team = addTeam(world, { org: "acme", slug: "infra" });
    grantTeam(world, secret, team, "write");
    heard();
    addTeamMember(world, team, stranger, "pending");
    expect(permissionOf(world, secret, stranger)).toBeNull();
    expect(heard()).toEqual([]);
    addTeamMember(world, team, stranger);
    expect(permissionOf(world, secret, stranger)).toBe("write");
    expect(heard()).toEqual(["organization.member_added", "membership.added"]);
  });

  test("leaving the organisation leaves its teams", () => {
    const { world, secret, stranger, heard } = privateRepo();
    const team = addTeam(world, { org: "acme", slug: "infra", members: [stranger] });
    grantTeam(world, secret, team, "write");
    heard();
    removeMember(world, "acme", stranger);
    expect(permissionOf(world, secret, stranger)).toBeNull();
    expect(heard()).toEqual(["membership.removed", "organization.member_removed"]);
    removeTeamMember(world, team, stranger);
    expect(heard()).toEqual([]);
  });
});

test("logins, teams and repositories are unique in any case", () => {
  const { world, olga } = smallWorld();
  addTeam(world, { org: "acme", slug: "infra" });
  expect(() => addUser(world, "OLGA")).toThrow("taken");
  expect(() => addTeam(world, { org: "ACME", slug: "Infra" })).toThrow("unique");
  expect(() => addRepository(world, { owner: "Acme", name: "API", by: olga })).toThrow("exists");
  expect(findRepository(world, "ACME", "Api")?.name).toBe("api");
});

test("a repository keeps its id through a rename and each change is told", () => {
  const { world, repo, olga, stranger, heard, events } = smallWorld();
  editRepository(world, repo, { name: "gateway", isPrivate: true, archived: true, by: olga });
  expect(findRepository(world, "acme", "api")).toBeUndefined();
  expect(findRepository(world, "acme", "gateway")).toBe(repo);
  expect(events[0]?.subject).toEqual({ changes: { repository: { name: { from: "api" } } } });
  expect(heard()).toEqual(["repository.renamed", "repository.privatized", "repository.archived"]);
  expect(() => editRepository(world, repo, { archived: false, by: stranger })).toThrow("admin");
  editRepository(world, repo, { archived: false, by: olga });
  deleteRepository(world, repo, olga);
  expect(findRepository(world, "acme", "gateway")).toBeUndefined();
  expect(heard()).toEqual(["repository.unarchived", "repository.deleted"]);
});
