import type { HealthView, ServiceView } from "../model/view/view.ts";
import { plainToMarkdown } from "./markdown.ts";

const signs: Readonly<Record<HealthView["conditions"][number]["result"], string>> = {
  good: "✅",
  bad: "❌",
  unknown: "❔",
  "set aside": "➖",
};

/** `✅ healthy`; a dash where nothing is watched. */
export const healthCell = ({ health }: Pick<ServiceView, "health">): string =>
  health === null ? "–" : `${signs[health.result]} ${plainToMarkdown(health.summary, 200)}`;

/** `✅ error rate: 0.004, at most 0.01`, for each condition. */
export const healthLines = ({ health }: Pick<ServiceView, "health">): readonly string[] =>
  (health?.conditions ?? []).map(({ name, result, words }) => {
    const what = words === "" ? name : `${name}: ${words}`;
    return `${signs[result]} ${plainToMarkdown(what, 400)}`;
  });
