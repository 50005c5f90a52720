import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";

/** The demo's command line, as people type it. */
function demo(...words: readonly string[]) {
  const child = spawn(process.execPath, ["src/cli/main.ts", "demo", ...words], { stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { text: "" };
  child.stdout.on("data", (chunk) => (said.text += chunk));
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  const says = async (word: string): Promise<void> => {
    while (!said.text.includes(word)) await once(child.stdout, "data");
  };
  return { child, said, ended, says };
}

test.each([1, 11])(
  "attack 43: the demo of %d services ends by itself with --exit",
  async (count) => {
    const { said, ended } = demo("--services", `${count}`, "--speed", "1000000", "--exit");
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(said.text).toContain("Done");
  },
  180_000,
);

test.each(["SIGINT", "SIGTERM"] as const)(
  "attack 43: %s ends it in the middle of a release",
  async (signal) => {
    const { child, ended, says } = demo("--services", "12", "--speed", "200");
    await says("opens the issue");
    child.kill(signal);
    expect(await ended).toEqual({ code: 1, signal: null });
  },
  180_000,
);
