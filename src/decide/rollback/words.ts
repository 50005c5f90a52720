import { code, say, type Text } from "../../model/text.ts";
import { fewNames } from "../tell/few.ts";
import type { Outlook } from "../outlook.ts";
import { short } from "../gates/gate.ts";
import { barWords } from "./extent.ts";
import type { WayBack } from "./way-back.ts";

/** `2.2.0 (abc1234)`; the commit of a repository that is for fewer eyes isn't named. */
export function targetWords({ rider, target }: Pick<WayBack, "rider" | "target">): Text {
  if (!target) return say`nothing`;
  const { version, commit } = target;
  if (rider.hides) return version === null ? say`what ran before` : say`${version}`;
  const at = code(short(commit));
  return version === null ? say`${at}` : say`${version} (${at})`;
}

/** `Web 1.2.0 was taken back`; undefined: nothing was. */
export function takenBackWords({ situation, out }: Outlook): string | undefined {
  const taken = [...situation.riders.values()].filter(({ service }) => out.has(service.id));
  if (taken.length === 0) return undefined;
  const names = taken.map(({ service, candidate }) => `${service.name} ${candidate.version}`);
  return `${fewNames(names)} ${names.length === 1 ? "was" : "were"} taken back`;
}

/** What people accept with the GO; undefined: everything has a way back. */
export function barredText(ways: readonly WayBack[]): Text | undefined {
  const barred = ways.filter(({ bar }) => bar?.kind === "declared" || bar?.kind === "unknown");
  if (barred.length === 0) return undefined;
  const each = barred.map(({ rider, bar }) => `${rider.service.name} (${bar?.why ?? ""})`);
  return say`no way back past this: ${fewNames(each)}. Whoever says ${code("/go")} accepts that; ${code("/rollback --force <reason>")} by a manager crosses it.`;
}

/** One line of the rollback plan. */
export function wayBackText(way: WayBack): Text {
  const { rider, target, bar } = way;
  const { name, rollback } = rider.service;
  const note = rollback.note === null ? say`` : say`; by hand: ${code(rollback.note)}`;
  if (!target) {
    return say`${name}: ${bar ? barWords(bar) : ""}, so there is no way back`;
  }
  const barred = bar ? say`: ${barWords(bar)}` : say``;
  return say`${name} to ${targetWords(way)}${barred}${note}`;
}
