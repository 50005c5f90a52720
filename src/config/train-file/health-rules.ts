import { readNumber } from "../scalars.ts";
import { shorten, type YamlPath, type YamlValue } from "../yaml-document.ts";
import { asMap, isMap } from "./raw-values.ts";
import type { Finding } from "./finding.ts";

/** What the keys of a service's health mean together. */
export function* healthThatProvesNothing(
  health: YamlValue | undefined,
  path: YamlPath,
): Generator<Finding> {
  if (!isMap(health)) return;
  const keys = asMap(health);
  const metrics = Array.isArray(keys["metrics"]) ? (keys["metrics"] as readonly YamlValue[]) : [];
  if (!("url" in keys) && !("check" in keys) && metrics.length === 0) {
    const hint = "Give url, check or metrics, or leave health out.";
    yield { path, at: "key", message: "health has no condition", hint };
  }
  for (const key of ["method", "status", "json"]) {
    if (!(key in keys) || "url" in keys) continue;
    const hint = "Give the url, or leave it out.";
    yield { path: [...path, key], at: "key", message: `health has ${key} and no url`, hint };
  }
  if (keys["method"] === "HEAD" && "json" in keys) {
    const message = "The answer to HEAD has no JSON";
    yield { path: [...path, "json"], at: "key", message, hint: "Write method: GET." };
  }
  const names = new Set<string>();
  for (const [index, metric] of metrics.entries()) {
    yield* wrongMetric(metric, [...path, "metrics", index], names);
  }
}

function* wrongMetric(metric: YamlValue, path: YamlPath, names: Set<string>): Generator<Finding> {
  if (!isMap(metric)) return;
  const { name, max, min, max_ratio_to_baseline: ratio } = asMap(metric);
  const title = typeof name === "string" ? shorten(name) : "A metric";
  if (typeof name === "string") {
    if (names.has(name)) {
      const message = `metrics names ${title} twice`;
      yield { path: [...path, "name"], at: "value", message, hint: "Keep one of the two." };
    }
    names.add(name);
  }
  if (max === undefined && min === undefined && ratio === undefined) {
    const hint = "Give max, min or max_ratio_to_baseline.";
    yield { path, at: "value", message: `${title} has no limit`, hint };
  }
  const [least, most, times] = [numberOf(min), numberOf(max), numberOf(ratio)];
  if (least !== undefined && most !== undefined && least > most) {
    const message = `${title} has a min above its max`;
    yield { path: [...path, "min"], at: "value", message, hint: "Exchange them." };
  }
  if (times !== undefined && times <= 0) {
    const message = `${title} has a max_ratio_to_baseline that can never be met`;
    const hint = "Write a number above zero, for instance 2 for twice as much.";
    yield { path: [...path, "max_ratio_to_baseline"], at: "value", message, hint };
  }
}

const numberOf = (value: YamlValue | undefined): number | undefined =>
  typeof value === "string" ? readNumber(value) : undefined;
