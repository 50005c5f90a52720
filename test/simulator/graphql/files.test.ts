import { describe, expect, it } from "vitest";
import { createRelease } from "../../../src/simulator/world/releases.ts";
import { acme } from "./acme.ts";
import { branches } from "./branches.ts";

describe("files", () => {
  it("have the text and the object id that git gives them", async () => {
    const { askApi } = acme();
    // `printf '# API\n' | git hash-object --stdin`.
    const oid = "593279293f0ed9980551031d1ed76a73dc772fec";
    const found = await askApi(`
      object(expression: "HEAD:README.md") { __typename oid ... on Blob { text byteSize isBinary isTruncated } }
      directory: object(expression: "main:docs") { ... on Tree { entries { name type path object { ... on Blob { text } } } } }
      none: object(expression: "main:absent.md") { oid }
      defaultBranchRef { target { ... on Commit { file(path: "docs/rollback.md") { name path extension } } } }`);
    expect(found).toEqual({
      object: {
        __typename: "Blob",
        oid,
        text: "# API\n",
        byteSize: 6,
        isBinary: false,
        isTruncated: false,
      },
      directory: {
        entries: [
          {
            name: "rollback.md",
            type: "blob",
            path: "docs/rollback.md",
            object: { text: "Undo it.\n" },
          },
        ],
      },
      none: null,
      defaultBranchRef: {
        target: { file: { name: "rollback.md", path: "docs/rollback.md", extension: ".md" } },
      },
    });
    expect(await askApi(`object(oid: "${oid}") { ... on Blob { text } }`)).toEqual({
      object: { text: "# API\n" },
    });
  });
});

describe("releases", () => {
  it("are found by tag, and the latest is told; drafts only to those who write", async () => {
    const { askApi, answer, viewer, world, api, by } = branches();
    createRelease(world, api, { tagName: "v1", name: "One", body: "First", by });
    createRelease(world, api, { tagName: "v2", draft: true, by });
    const query = `{ repository(owner: "acme", name: "api-gateway") {
      releases(first: 5) { nodes { tagName isDraft } } } }`;
    expect(
      await askApi(`latestRelease { tagName name description isLatest publishedAt author { login } tagCommit { message } }
        release(tagName: "v3") { id }`),
    ).toEqual({
      latestRelease: {
        tagName: "v1",
        name: "One",
        description: "First",
        isLatest: true,
        publishedAt: "2026-03-19T12:03:00Z",
        author: { login: "sarah" },
        tagCommit: { message: "Initial commit" },
      },
      release: null,
    });
    const published = { tagName: "v1", isDraft: false };
    const all = await answer(query);
    expect(all.data).toEqual({
      repository: { releases: { nodes: [published, { tagName: "v2", isDraft: true }] } },
    });
    const permissions = { ...viewer.permissions, contents: "read" as const };
    const some = await answer(query, {}, { ...viewer, permissions });
    expect(some.data).toEqual({ repository: { releases: { nodes: [published] } } });
  });
});
