import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Delivery } from "../../src/model/github/delivery.ts";
import { isHeard } from "../../src/web/events.ts";
import { createIntake } from "../../src/web/webhooks.ts";

const events = ["issues", "issue_comment", "push", "pull_request", "check_run", "label", "star"];
const anything = fc.jsonValue({ maxDepth: 3 });
/** What GitHub sends there, or anything else. */
const or = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: usual }, anything);
const named = or(fc.record({ name: fc.constantFrom("release-train", "bug", "\u0000") }));

const payload = fc.record(
  {
    action: or(fc.constantFrom("created", "edited", "closed", "__proto__", "\uD800")),
    installation: or(fc.record({ id: or(fc.integer()) })),
    repository: or(
      fc.record({
        id: or(fc.nat()),
        full_name: or(fc.constantFrom("acme/api", "a/b/c", "../..", "a b/c")),
      }),
    ),
    issue: or(
      fc.record({ number: or(fc.nat()), labels: or(fc.array(named)), updated_at: or(fc.string()) }),
    ),
    pull_request: or(fc.record({ number: or(fc.nat()) })),
    label: named,
    comment: or(fc.record({ body: or(fc.string({ unit: "binary" })) })),
    sender: or(fc.record({ login: or(fc.constantFrom("sarah", "release-train[bot]")) })),
    check_run: or(fc.record({ app: or(fc.record({ slug: or(fc.string()) })) })),
    ref: or(fc.string()),
    after: or(fc.string()),
    commits: or(
      fc.array(or(fc.record({ added: or(fc.array(or(fc.string()))) })), { maxLength: 3 }),
    ),
  },
  { requiredKeys: [] },
);

const stored: Delivery[] = [];
const intake = createIntake({
  accept: (delivery) => Promise.resolve((stored.push(delivery), "kept")),
  orderIn: (text) => (text.startsWith("/hold") ? "stop" : undefined),
  ownLogin: () => "release-train[bot]",
  now: () => Temporal.Instant.from("2026-03-19T14:00:00Z"),
});

test("threat 12: no signed payload makes the app fall over, and what is kept of it has the shape that it should", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...events),
      fc.oneof(payload, anything),
      async (event, given) => {
        stored.length = 0;
        const taken = await intake("guid", event, JSON.parse(JSON.stringify(given)) as unknown);
        seen.add(taken);
        expect(stored).toHaveLength(taken === "kept" ? 1 : 0);
        expect(taken === "ignored" || isHeard(event)).toBe(true);
        for (const { guid, action, repository, installation, issue, ...rest } of stored) {
          expect([guid, rest.event]).toEqual(["guid", event]);
          expect(action === null || action.length <= 100).toBe(true);
          expect(repository ?? "a/b").toMatch(/^[^/\s]+\/[^/\s]+$/);
          for (const id of [installation, issue]) expect(id === null || id > 0).toBe(true);
          expect((rest.ref ?? "").length).toBeLessThanOrEqual(1_000);
        }
      },
    ),
    { numRuns: 2_000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
  // It met all there is, so that none of it is a matter of luck.
  expect(seen).toEqual(new Set(["kept", "ignored", "malformed"]));
});
