import { expect, test } from "vitest";
import { probeOnce } from "../../src/health/probe.ts";
import { usualLimits } from "../../src/health/request.ts";
import { serve } from "./server.ts";

/** In which a path of many `a` leads in as many ways as there are objects, each in vain. */
const maze = (depth: number): object =>
  depth <= 0 ? {} : { a: maze(depth - 1), "a.a": maze(depth - 2) };

const paths = Array.from({ length: 10 }, (_, index) => `${"a.".repeat(90)}b${index}`);

test("threat 41: an answer in which a path leads everywhere takes hardly longer than one of its size", async () => {
  const hostile = JSON.stringify(maze(22));
  const harmless = JSON.stringify({ a: Array.from({ length: 22_000 }, () => ({ a: {}, b: [] })) });
  let body = "";
  const { url, port } = await serve((_request, response) => response.end(body));
  const allowed = [{ name: "127.0.0.1", isWildcard: false, port }];
  const least = async (text: string): Promise<number> => {
    body = text;
    let shortest = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const begun = performance.now();
      const answer = await probeOnce(
        { url, method: "GET", status: null, json: paths.map((path) => ({ path, value: "up" })) },
        { allowed, headers: new Map() },
        usualLimits,
      );
      shortest = Math.min(shortest, performance.now() - begun);
      expect(answer).toMatchObject({ kind: "answered", status: 200 });
    }
    return shortest;
  };
  expect(hostile.length).toBeGreaterThan(500_000);
  expect(await least(hostile)).toBeLessThan(10 * (await least(harmless)));
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
