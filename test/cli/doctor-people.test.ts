import { expect, test } from "vitest";
import { examinePeople } from "../../src/cli/doctor/people.ts";
import { storefront } from "../support/train.ts";
import type { Settings } from "../../src/config/settings.ts";
import type { Train } from "../../src/model/train/train.ts";
import { serve } from "../health/server.ts";

const now = Temporal.Instant.from("2026-03-19T12:00:00Z");
const nothing: Pick<Settings, "slack" | "teams" | "healthHosts" | "receivers"> = {
  slack: null,
  healthHosts: { allowed: null, headers: new Map() },
};

async function lines(train: Partial<Train>, settings: Partial<typeof nothing> = {}) {
  const parts = { settings: { ...nothing, ...settings }, now };
  const found = await examinePeople("acme/releases", { ...storefront, ...train }, parts);
  return found.map(({ level, about, says }) => `${level} ${about}: ${says}`);
}

test("a train that names no chat and no rotation has nothing to look at", async () => {
  expect(await lines({})).toEqual([]);
});

test("a receiver of events that the app doesn't know is a problem", async () => {
  const webhooks = ["ops", "jira"];
  const receivers = { ops: { url: "https://ops.test", secret: "whsec_x" } };
  expect(await lines({ webhooks }, { receivers })).toEqual([
    "problem acme/releases notify.webhooks: EVENT_WEBHOOKS doesn't name jira, so it hears of nothing.",
  ]);
});

test("whose turn it is, nobody's, and a calendar that can't be read", async () => {
  const from = Temporal.Instant.from("2026-03-16T00:00:00Z");
  const turn = { from, to: from.add({ hours: 168 }), manager: "sarah", deputy: null };
  expect(await lines({ rotation: [turn] })).toEqual([
    "good acme/releases managers_rotation: It is the turn of sarah.",
  ]);
  expect(await lines({ rotation: [{ ...turn, to: from }] })).toEqual([
    "advice acme/releases managers_rotation: It is nobody's turn at the moment, so only managers decide.",
  ]);
  const { url, port } = await serve((_, response) => void response.writeHead(404).end());
  const healthHosts = {
    allowed: [{ name: "127.0.0.1", isWildcard: false, port }],
    headers: new Map(),
  };
  expect(await lines({ rotationUrl: `${url}/a.ics` }, { healthHosts })).toEqual([
    "problem acme/releases managers_rotation: Its calendar can't be read: it answers 404.",
  ]);
});
