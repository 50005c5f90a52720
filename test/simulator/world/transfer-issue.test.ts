import { expect, test } from "vitest";
import { webhookPayload } from "../../../src/simulator/http/webhook-payload.ts";
import { createIssue } from "../../../src/simulator/world/issues.ts";
import { createMilestone, ensureLabel } from "../../../src/simulator/world/labels.ts";
import { transferIssue } from "../../../src/simulator/world/transfer-issue.ts";
import { trainWorld } from "../../observe/train-world.ts";

test("a transferred issue gets a new number, keeps the labels and milestone that are there, and both sides are told", async () => {
  await using train = await trainWorld(["api", "web"]);
  const { world, sarah: by } = train;
  const [api, web] = [train.repository("api"), train.repository("web")];
  ensureLabel(world, web, { name: "bug", by });
  for (const one of [web, api]) createMilestone(world, one, { title: "2.5.0", by });
  const issue = createIssue(world, api, {
    title: "A",
    by,
    labels: ["bug", "api only"],
    milestone: 1,
  });
  createIssue(world, web, { title: "first here", by });
  const told: unknown[] = [];
  const [installation] = world.installations.values();
  world.listen((event) => {
    if (event.name !== "issues" || !installation) return;
    const payload = webhookPayload(world, event, installation);
    told.push([event.action, payload["issue"], payload["changes"]]);
  });
  const moved = transferIssue(world, api, issue, { to: web, by });
  expect(moved).toMatchObject({ labels: ["bug"], milestone: 1, title: "A", state: "open" });
  expect(moved.id).not.toBe(issue.id);
  expect([...api.issues.keys()]).not.toContain(issue.number);
  expect(told).toMatchObject([
    [
      "transferred",
      { number: issue.number },
      { new_issue: { number: moved.number }, new_repository: { full_name: "acme/web" } },
    ],
    ["opened", { number: moved.number }, undefined],
  ]);
});
