/**
 * What a burst of a thousand events costs, in virtual time; and how soon a command is heard, in real time, with
 * everything on this machine.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { startRehearsal } from "../../src/cli/rehearsal.ts";
import { systemClock } from "../../src/engine/clock.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { drive } from "../../src/simulator/drive.ts";
import {
  cutReleaseBranch,
  foundFleet,
  openTrackingIssue,
  releaseHead,
  type Fleet,
} from "../../src/simulator/fleet.ts";
import type { RequestLog } from "../../src/simulator/http/server.ts";
import { say } from "../../src/simulator/people.ts";
import { storefront } from "../../src/simulator/storefront.ts";
import { setStatus } from "../../src/simulator/world/checks.ts";
import { median, row, tell, type Row } from "./row.ts";

const events = 1_000;

const isEdit = ({ method, path }: RequestLog): boolean =>
  method === "PATCH" && /\/issues\/\d+$/.test(path);

/** Statuses of checks on all release branches, within a second. */
async function* burst(): AsyncGenerator<Row> {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T09:00:00Z"));
  const found = (world: Fleet["world"]): Fleet => foundFleet(world, storefront);
  const rehearsal = await startRehearsal({ clock, found });
  const { fleet, simulator, isQuiet } = rehearsal;
  for (const site of fleet.sites) cutReleaseBranch(fleet, site);
  openTrackingIssue(fleet);
  const pass = async (seconds: number): Promise<void> => {
    const end = clock.now().add({ seconds });
    clock.after(Temporal.Duration.from({ seconds }), () => undefined);
    await drive({ clock, isQuiet }, () => Temporal.Instant.compare(clock.now(), end) >= 0);
  };
  await pass(600);
  const before = simulator.requests.length;
  for (let event = 0; event < events; event += 1) {
    const site = fleet.sites[event % fleet.sites.length];
    if (!site) continue;
    setStatus(fleet.world, site.repository, {
      sha: releaseHead(fleet, site),
      state: "success",
      by: site.lead,
      context: `part ${event % 30}`,
    });
  }
  await pass(30);
  const made = simulator.requests.slice(before);
  yield row(`burst of ${events} events: requests within 30 s`, made.length, { goal: 24, limit: 3 });
  yield row(`burst of ${events} events: edits of issues`, made.filter(isEdit).length, {
    // The tracking issue at once and at the end, and each sub-issue.
    goal: 2 + 2 * fleet.sites.length,
    limit: 1,
  });
  await rehearsal.close();
}

/** From a command to the answer to it. */
async function* reaction(): AsyncGenerator<Row> {
  const found = (world: Fleet["world"]): Fleet => foundFleet(world, storefront);
  const rehearsal = await startRehearsal({ clock: systemClock, found });
  const { world, trainRepository, manager } = rehearsal.fleet;
  const issue = openTrackingIssue(rehearsal.fleet);
  await sleep(10_000);
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    await sleep(2_000);
    const from = performance.now();
    const asked = say(world, trainRepository, issue, manager, "/plan");
    while (asked.reactions.length === 0) {
      if (performance.now() - from > 10_000) throw new Error("There is no answer");
      await sleep(1);
    }
    times.push(performance.now() - from);
  }
  yield row("from a comment to the first sign that it was heard, ms", median(times), { goal: 150 });
  await rehearsal.close();
}

if (import.meta.main) {
  for await (const one of burst()) tell([one]);
  for await (const one of reaction()) tell([one]);
}
