import type { Log } from "../../src/model/log.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { openapiViolations } from "./openapi.ts";
import type { Timeline } from "./story-timeline.ts";
import { troubleText } from "./trouble-text.ts";

/** What the app told its log that is no trouble. */
export interface LogLine {
  readonly fields: object;
  readonly message: string;
}

/** Collects what must not happen in any story: requests that GitHub doesn't know, and trouble in the log. */
export function watch(simulator: Simulator, timeline: Timeline) {
  const violations: string[] = [];
  const told: string[] = [];
  const expected: RegExp[] = [];
  simulator.onExchange = (exchange) => void violations.push(...openapiViolations(exchange));
  const tell = (text: string): void => {
    told.push(text);
    timeline.note(`! ${text}`);
  };
  const line = (fields: object, message: string): void => tell(troubleText(fields, message));
  const lines: LogLine[] = [];
  const log: Log = {
    info: (fields, message) => void lines.push({ fields, message }),
    warn: line,
    error: line,
  };
  return {
    log,
    lines,
    tell,
    expect: (pattern: RegExp): void => void expected.push(pattern),
    unexpected: (): readonly string[] => [
      ...new Set(violations),
      ...told.filter((text) => !expected.some((pattern) => pattern.test(text))),
    ],
  };
}
