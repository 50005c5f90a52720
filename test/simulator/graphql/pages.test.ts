import { describe, expect, it } from "vitest";
import { createIssue } from "../../../src/simulator/world/issues.ts";
import { acme } from "./acme.ts";

const REPOSITORY = `repository(owner: "acme", name: "api-gateway")`;

describe("page sizes", () => {
  it("are mandatory where nodes are listed, but not to count", async () => {
    const { answer, api, world, sarah } = acme();
    createIssue(world, api, { title: "One", by: sarah });
    const { data, errors } = await answer(`{ ${REPOSITORY} { issues { nodes { id } } } }`);
    expect(data).toEqual({ repository: null });
    expect(errors).toEqual([
      expect.objectContaining({
        type: "MISSING_PAGINATION_BOUNDARIES",
        path: ["repository", "issues"],
        message:
          "You must provide a `first` or `last` value to properly paginate the `issues` connection.",
      }),
    ]);
    const counted = await answer(`{ ${REPOSITORY} { issues { totalCount } } }`);
    expect(counted.data).toEqual({ repository: { issues: { totalCount: 1 } } });
  });

  it("end at 100", async () => {
    const { answer } = acme();
    const { errors } = await answer(`{ ${REPOSITORY} { issues(first: 101) { nodes { id } } } }`);
    expect(errors).toEqual([
      expect.objectContaining({
        type: "EXCESSIVE_PAGINATION",
        message:
          "Requesting 101 records on the `issues` connection exceeds the `first` limit of 100 records.",
      }),
    ]);
  });

  it.each(["first: 0", "last: -1", "first: 1, last: 1"])("refuse %s", async (page) => {
    const { answer } = acme();
    const { errors } = await answer(`{ ${REPOSITORY} { issues(${page}) { nodes { id } } } }`);
    expect(errors?.[0]?.type).toBe("UNPROCESSABLE");
  });
});

describe("pages", () => {
  interface Page {
    readonly nodes: readonly { readonly title: string }[];
    readonly edges: readonly { readonly cursor: string }[];
    readonly pageInfo: Readonly<Record<string, string | boolean>>;
  }

  async function pages() {
    const town = acme();
    const issues = ["a", "b", "c", "d", "e"].map((title) =>
      createIssue(town.world, town.api, { title, by: town.sarah }),
    );
    const page = async (args: string, states = "") => {
      const answer = await town.askApi(
        `issues(${args} ${states}) { totalCount edges { cursor } nodes { title }
           pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
      );
      return (answer as { readonly issues: Page }).issues;
    };
    return { ...town, issues, page };
  }

  const titles = ({ nodes }: Page) => nodes.map(({ title }) => title).join("");

  it("go forwards to the end", async () => {
    const { page } = await pages();
    const first = await page("first: 2");
    expect(titles(first)).toBe("ab");
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(first.edges[1]?.cursor).toBe(first.pageInfo["endCursor"]);
    const second = await page(`first: 3, after: "${String(first.pageInfo["endCursor"])}"`);
    expect(titles(second)).toBe("cde");
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it("go backwards to the start", async () => {
    const { page } = await pages();
    const last = await page("last: 2");
    expect(titles(last)).toBe("de");
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page(`last: 5, before: "${String(last.pageInfo["startCursor"])}"`);
    expect(titles(before)).toBe("abc");
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it("neither repeat nor lose one when the item of the cursor leaves the list", async () => {
    const { page, issues } = await pages();
    const first = await page("first: 2", "states: OPEN");
    for (const issue of issues.slice(1, 2)) issue.state = "closed";
    const after = `after: "${String(first.pageInfo["endCursor"])}"`;
    expect(titles(await page(`first: 2, ${after}`, "states: OPEN"))).toBe("cd");
  });

  it("refuse a cursor that is none", async () => {
    const { page } = await pages();
    await expect(page(`first: 2, after: "x"`)).rejects.toThrow(
      "`x` does not appear to be a valid cursor.",
    );
  });
});
