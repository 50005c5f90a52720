import type { Environment, Settings } from "../../config/settings.ts";
import { systemClock, type Clock } from "../../engine/clock.ts";
import type { Given } from "../command.ts";
import { connectAs } from "../connect-as.ts";
import { oneLine } from "../one-line.ts";
import { ownApp } from "../own-app.ts";
import type { Finding } from "./finding.ts";
import { examineReceivers } from "./receivers.ts";
import { examineApp } from "./registration.ts";
import { examineClock, examineStore } from "./storage.ts";
import { examineTrains } from "./trains.ts";

/**
 * Looks at everything that a release needs, changes nothing, and says of each trouble how to fix it.
 * @returns 0: no problem, and all could be looked at; 1 else
 */
export async function doctor(given: Given, environment: Environment): Promise<number> {
  const app = ownApp(environment);
  const findings: readonly Finding[] = app.ok
    ? await examine(app.settings, systemClock)
    : [{ level: "problem", about: "settings", says: app.says, fix: app.fix }];
  if (given.flag("json")) console.log(JSON.stringify({ findings }, null, 2));
  else for (const line of linesOf(findings)) console.log(line);
  return findings.some(({ level }) => level === "problem" || level === "unknown") ? 1 : 0;
}

/** In the order in which one would fix what is found. */
export async function examine(settings: Settings, clock: Clock): Promise<readonly Finding[]> {
  const { githubApiUrl: apiUrl, publicUrl } = settings;
  const [store, reach, receivers] = await Promise.all([
    examineStore(settings.store),
    examineClock(apiUrl, () => clock.now()),
    examineReceivers(settings),
  ]);
  const own = [store, ...receivers, reach];
  // Whom nothing reaches can't be asked anything.
  if (reach.about === "GitHub") return own;
  const github = connectAs(settings, clock);
  const now = clock.now();
  const app = await examineApp({ github, now, publicUrl });
  const isKnown = app.some(({ about, level }) => about === "App" && level === "good");
  return [...own, ...app, ...(isKnown ? await examineTrains({ github, now, settings }) : [])];
}

const words: Readonly<Record<Finding["level"], string>> = {
  good: "ok     ",
  advice: "advice ",
  unknown: "unknown",
  problem: "PROBLEM",
};

function* linesOf(findings: readonly Finding[]): Generator<string> {
  for (const { level, about, says, fix } of findings) {
    yield oneLine(`${words[level]}  ${about}: ${says}`);
    if (fix !== null) yield `         ${oneLine(fix)}`;
  }
  const count = (level: Finding["level"]): number =>
    findings.filter((one) => one.level === level).length;
  yield "";
  yield `${count("problem")} to fix, ${count("unknown")} that could not be checked, ${count("advice")} to consider.`;
}
