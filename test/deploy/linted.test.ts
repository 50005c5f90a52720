/** What `deploy` offers is what its own tools take, where this machine has them. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

function linted(tool: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(tool, words, { encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

/** Empty: it is here; else why its test is skipped. */
const missing = (tool: string, ...words: readonly string[]): string =>
  spawnSync(tool, words).status === 0 ? "" : ` (skipped: no ${tool} in PATH)`;

const why = {
  promtool: missing("promtool", "--version"),
  kubectl: missing("kubectl", "version", "--client"),
  systemd: missing("systemd-analyze", "--version"),
};

test.skipIf(why.promtool !== "")(`promtool takes the alerts${why.promtool}`, () => {
  expect(linted("promtool", "check", "rules", "deploy/alerts.yml")).toMatchObject({
    status: 0,
    said: expect.stringMatching(/SUCCESS: \d+ rules found/) as string,
  });
});

test.skipIf(why.kubectl !== "")(`kubectl builds the manifests${why.kubectl}`, () => {
  const { status, said } = linted("kubectl", "kustomize", "deploy/kubernetes");
  expect(status).toBe(0);
  for (const kind of ["Deployment", "NetworkPolicy", "PodDisruptionBudget", "Service"])
    expect(said).toMatch(new RegExp(`^kind: ${kind}$`, "m"));
});

test.skipIf(why.systemd !== "")(`systemd takes the unit${why.systemd}`, () => {
  const { said } = linted("systemd-analyze", "verify", "deploy/systemd/release-train.service");
  // The app isn't installed here.
  const wrong = said
    .split("\n")
    .filter((line) => line !== "" && !line.includes("is not executable"));
  expect(wrong.filter((line) => line.includes("release-train.service"))).toEqual([]);
});
