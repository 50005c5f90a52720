import { expect, test } from "vitest";
import { probeOnce } from "../../src/health/probe.ts";
import { usualLimits } from "../../src/health/request.ts";
import { serve } from "./server.ts";

/** In which a path of many `a` leads in as many ways as there are objects, each in vain. */
const maze = (depth: number): object =>
  depth <= 0 ? {} : { a: maze(depth - 1), "a.a": maze(depth - 2) };

test("threat 41: a path that leads everywhere in an answer takes hardly longer than one that leads nowhere", async () => {
  const body = JSON.stringify(maze(22));
  expect(body.length).toBeGreaterThan(500_000);
  const { url, port } = await serve((_request, response) => response.end(body));
  const allowed = [{ name: "127.0.0.1", isWildcard: false, port }];
  const least = async (begin: string): Promise<number> => {
    const json = Array.from({ length: 10 }, (_, index) => ({
      path: `${begin}b${index}`,
      value: "",
    }));
    let shortest = Infinity;
    for (let round = 0; round < 4; round += 1) {
      const begun = performance.now();
      const probe = { url, method: "GET", status: null, json } as const;
      const answer = await probeOnce(probe, { allowed, headers: new Map() }, usualLimits);
      shortest = Math.min(shortest, performance.now() - begun);
      expect(answer).toMatchObject({ kind: "answered", status: 200 });
    }
    return shortest;
  };
  const nowhere = await least("x.".repeat(90));
  expect(await least("a.".repeat(90))).toBeLessThan(10 * nowhere);
});

test("a key with dots of its own is found among others that begin like it", async () => {
  const text = JSON.stringify({ a: { b: {} }, "a.b": { c: "up", d: { "e.f": "well" } } });
  const { url, port } = await serve((_request, response) => response.end(text));
  const answer = await probeOnce(
    {
      url,
      method: "GET",
      status: null,
      json: ["a.b.c", "a.b.d.e.f"].map((path) => ({ path, value: "" })),
    },
    { allowed: [{ name: "127.0.0.1", isWildcard: false, port }], headers: new Map() },
    usualLimits,
  );
  if (answer.kind !== "answered") throw new Error(answer.kind);
  expect([...answer.values.values()]).toEqual(["up", "well"]);
});
