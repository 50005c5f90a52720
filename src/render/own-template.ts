/**
 * Renders a template that people wrote. It runs in a thread of its own, with a limit for time, memory and text, so that
 * whatever it does, the app goes on; it sees the view and nothing else, and no helpers but those of handlebars.
 */
import { Worker } from "node:worker_threads";

export type Rendered =
  | { readonly kind: "text"; readonly text: string }
  /** Words that go on after "it", without a full stop. */
  | { readonly kind: "unusable"; readonly why: string };

/** What a template may take. */
export interface TemplateLimits {
  /** From its compilation to its text. */
  readonly time: Temporal.Duration;
  /** In megabytes. */
  readonly memory: number;
}

const usual: TemplateLimits = {
  time: Temporal.Duration.from({ seconds: 5 }),
  memory: 64,
};

/** What is given to the thread. */
export interface TemplateWork {
  readonly source: string;
  /** Plain data. */
  readonly view: object;
  readonly length: number;
}

/** That it has begun, and then the end. */
export type TemplateWord = { readonly kind: "begun" } | Rendered;

/** @param length longest text that is taken, in characters */
export function renderOwn(
  source: string,
  view: object,
  length: number,
  { time, memory }: TemplateLimits = usual,
): Promise<Rendered> {
  const worker = new Worker(new URL("./own-template-worker.ts", import.meta.url), {
    workerData: { source, view, length } satisfies TemplateWork,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: memory / 4 },
    // Nothing of the app's own is to be found there.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (rendered: Rendered): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(rendered);
    };
    worker.on("message", (word: TemplateWord) => {
      if (word.kind !== "begun") return end(word);
      const { seconds } = time.round({ largestUnit: "seconds", smallestUnit: "seconds" });
      const why = `takes longer than ${seconds} ${seconds === 1 ? "second" : "seconds"}`;
      timer = setTimeout(() => end({ kind: "unusable", why }), time.total("milliseconds"));
    });
    // Its memory is used up, or it could not even begin.
    worker.on("error", (error: unknown) => end({ kind: "unusable", why: whyOf(error, memory) }));
    worker.on("exit", () => end({ kind: "unusable", why: "ended without a text" }));
  });
}

function whyOf(error: unknown, memory: number): string {
  const isFull = error instanceof Error && "code" in error && error.code === outOfMemory;
  return isFull ? `takes more than ${memory} MB` : "could not be rendered";
}

const outOfMemory = "ERR_WORKER_OUT_OF_MEMORY";
