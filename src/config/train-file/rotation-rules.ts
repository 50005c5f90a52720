import { isSameName } from "../../model/ids.ts";
import { shorten, type YamlValue } from "../yaml-document.ts";
import type { Finding } from "./finding.ts";
import { asMap } from "./raw-values.ts";

/** Weeks that two managers have, and managers who are their own deputies. */
export function* turnsThatClash(rotation: YamlValue | undefined): Generator<Finding> {
  if (!Array.isArray(rotation)) return;
  const weeks = new Set<YamlValue>();
  for (const [index, turn] of (rotation as readonly YamlValue[]).entries()) {
    const { week, manager, deputy } = asMap(turn);
    const at = (key: string) => ({
      path: ["managers_rotation", index, key],
      at: "value" as const,
    });
    if (typeof week === "string") {
      if (weeks.has(week)) {
        const message = `managers_rotation has the week ${shorten(week)} twice`;
        yield { ...at("week"), message, hint: "Keep one of the two; a week may have a deputy." };
      }
      weeks.add(week);
    }
    if (typeof manager === "string" && typeof deputy === "string" && isSameName(manager, deputy)) {
      const message = `${shorten(deputy)} is manager and deputy of the same week`;
      yield { ...at("deputy"), message, hint: "Name somebody else, or leave the deputy out." };
    }
  }
}
