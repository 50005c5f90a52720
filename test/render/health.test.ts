import { expect, test } from "vitest";
import type { SubIssueWish } from "../../src/model/action.ts";
import { releaseKey } from "../../src/model/ids.ts";
import type { HealthView } from "../../src/model/view/view.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { renderSubIssue } from "../../src/render/sub-issue.ts";
import { planningView, serviceView } from "./views.ts";
import { homeId } from "../support/train.ts";

const health: HealthView = {
  result: "good",
  summary: "healthy, confirmed by ina",
  conditions: [
    { name: "health check", result: "set aside", words: "waived by ina: the probe is wrong" },
    { name: "error rate", result: "good", words: "0.004, at most 0.01" },
    { name: "p99 latency", result: "unknown", words: "Prometheus refuses the connection" },
  ],
};
const service = serviceView("api-gateway", { state: "proving", health });

test("the table says how healthy a service is, and the details with which value and limit", () => {
  const text = renderIssue(planningView({ services: [service] }), { room: 65_000 });
  expect(text).toMatch(/^\| Api Gateway 1\.8\.0 \| 👀 proving, ✅ healthy, confirmed by ina \|/m);
  expect(text).toContain("  - ✅ error rate: 0.004, at most 0.01\n");
  expect(text).toContain("  - ❔ p99 latency: Prometheus refuses the connection\n");
});

test("so does the sub-issue of the service", () => {
  const wish: SubIssueWish = {
    service: service.id,
    title: "API",
    state: "open",
    view: service,
    pending: new Set(),
  };
  const release = releaseKey(homeId, 12);
  const parent = { release, url: "https://github.test/acme/releases/issues/12", version: "2.5.0" };
  const text = renderSubIssue(parent, wish, {
    room: 65_000,
    kept: new Map(),
    assigned: { done: [], refused: [] },
  });
  expect(text).toContain("#### Health of the deployment\n- ➖ health check: waived by ina");
  const plain = { ...wish, view: { ...service, health: null } };
  expect(
    renderSubIssue(parent, plain, {
      room: 65_000,
      kept: new Map(),
      assigned: { done: [], refused: [] },
    }),
  ).not.toContain("Health of");
});
