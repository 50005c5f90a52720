/**
 * The app in a process of its own, started by `story-process.ts`: settings from the environment as always,
 * time from whoever started it.
 */
import { signalled } from "../../src/cli/start.ts";
import { readSettings } from "../../src/config/settings.ts";
import { startApp } from "../../src/main.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { advance } from "./advance.ts";
import { troubleText } from "./trouble-text.ts";

/** "It is this late now. How are you?" */
export interface Question {
  readonly id: number;
  readonly now: string;
}

export type Told =
  | { readonly kind: "ready"; readonly url: string }
  | { readonly kind: "trouble"; readonly text: string }
  | {
      readonly kind: "answer";
      readonly id: number;
      readonly next: string | null;
      readonly rest: Rest;
    };

/**
 * `still`: only the clock, a webhook or an answer of GitHub can set something off. `waits`: it is in the
 * middle of something and waits for the clock, so that a replica that shares its queue can't be still.
 */
export type Rest = "still" | "waits" | "busy";

const tell = (told: Told): void => void process.send?.(told);

const [now = "", settle = ""] = process.argv.slice(2);
const clock = virtualClock(Temporal.Instant.from(now));
const reading = readSettings(process.env);
if (reading.kind !== "ready") throw new Error(JSON.stringify(reading));
// Whoever started it is gone.
process.once("disconnect", () => process.exit(1));

const trouble = (fields: object, message: string): void =>
  tell({ kind: "trouble", text: troubleText(fields, message) });
const app = await startApp({
  settings: reading.settings,
  clock,
  settle: Temporal.Duration.from(settle),
  log: { info() {}, warn: trouble, error: trouble },
});

process.on("message", (question: Question) => {
  const answer = async (): Promise<void> => {
    advance(clock, Temporal.Instant.from(question.now));
    const isWaiting = app.github.usage().waiting > 0;
    const rest: Rest = isWaiting ? "waits" : (await app.idle()) ? "still" : "busy";
    const next = clock.next()?.toString() ?? null;
    tell({ kind: "answer", id: question.id, next, rest });
  };
  void answer();
});
tell({ kind: "ready", url: app.url });

await signalled();
await app.stop();
process.exit(0);
