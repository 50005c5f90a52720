import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** What the Dockerfile makes, in a folder: its steps are done by this machine, without an engine for containers. */
export interface Built extends Disposable {
  /** Where a path of the image is. */
  at(path: string): string;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  /** Of the image, and of its health check; paths are those of this machine. */
  readonly command: readonly string[];
  readonly health: readonly string[];
}

interface Stage {
  readonly name: string;
  readonly root: string;
  workdir: string;
}

/**
 * @param args build arguments
 */
export function buildImage(context: string, args: Readonly<Record<string, string>>): Built {
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  const stages: Stage[] = [];
  const env: Record<string, string> = {};
  let command: readonly string[] = [];
  let health: readonly string[] = [];
  const here = (): Stage => {
    const stage = stages.at(-1);
    if (!stage) throw new Error("The Dockerfile begins with no stage.");
    return stage;
  };
  const within = (stage: Stage, path: string): string =>
    join(stage.root, path.startsWith("/") ? path : join(stage.workdir, path));
  const localised = (text: string): string =>
    text.replaceAll(/(?<![\w.@/-])\/(app|data)\b/g, `${here().root}/$1`);
  const list = (text: string): readonly string[] => (JSON.parse(text) as string[]).map(localised);
  const steps: Readonly<Record<string, (rest: string) => void>> = {
    FROM(rest) {
      const name = / AS (\S+)$/.exec(rest)?.[1] ?? `${stages.length}`;
      stages.push({ name, root: join(folder, name), workdir: "/" });
      for (const key of Object.keys(env)) delete env[key];
    },
    WORKDIR(rest) {
      here().workdir = rest;
      mkdirSync(within(here(), rest), { recursive: true });
    },
    ENV(rest) {
      for (const [, key = "", value = ""] of rest.matchAll(/(\w+)=(\S+)/g))
        env[key] = localised(value);
    },
    COPY(rest) {
      const words = rest.split(" ").filter((word) => !word.startsWith("--"));
      const from = /--from=(\S+)/.exec(rest)?.[1];
      const source = from === undefined ? undefined : stages.find(({ name }) => name === from);
      const to = words.pop() ?? "";
      for (const word of words) {
        const path = source ? within(source, word) : join(context, word);
        const isInto = to.endsWith("/");
        cpSync(path, within(here(), isInto ? join(to, basename(word)) : to), {
          recursive: true,
          dereference: true,
        });
      }
    },
    RUN(rest) {
      const cwd = within(here(), "");
      if (/^npm ci\b/.test(rest)) {
        // What it would install is here.
        symlinkSync(join(context, "node_modules"), join(cwd, "node_modules"));
        return;
      }
      execFileSync("sh", ["-c", localised(rest)], {
        cwd,
        env: { ...process.env, ...args },
        stdio: "pipe",
      });
    },
    CMD: (rest) => void (command = list(rest)),
    HEALTHCHECK: (rest) => void (health = list(rest.slice(rest.indexOf("CMD ") + 4))),
  };
  for (const [name, rest] of instructionsIn(readFileSync(join(context, "Dockerfile"), "utf8")))
    steps[name]?.(rest);
  return {
    at: (path) => within(here(), path),
    env,
    workdir: within(here(), here().workdir),
    command,
    health,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

/** Each as its name and the rest, with lines that go on put together. */
function instructionsIn(text: string): readonly (readonly [string, string])[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split("\n");
  return lines.flatMap((line) => {
    const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return name === undefined || rest === undefined ? [] : [[name, rest] as const];
  });
}
