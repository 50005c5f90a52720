import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { boxId } from "../../src/model/marks/boxes.ts";
import type { ChecklistItem, Train } from "../../src/model/train/train.ts";
import { accepted } from "./train-reading.ts";

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
/** Words with a meaning of their own are refused in lists. */
const isName = (text: string): boolean =>
  text.trim() === text && text !== "" && !/^(?:all|none|branch rules)$/i.test(text);
const checks = fc.oneof(
  fc.constantFrom("all", "none", "branch rules"),
  fc.uniqueArray(fc.stringMatching(/^[ -~]{1,12}$/).filter(isName), { minLength: 1 }),
);
const durations = fc.record({
  count: fc.integer({ min: 1, max: 99_999 }),
  unit: fc.constantFrom("s", "m", "h", "d"),
});

const files = fc.uniqueArray(word, { minLength: 1, maxLength: 8 }).chain((ids) =>
  fc.record({
    train: word,
    managers: fc.uniqueArray(
      fc.oneof(
        word,
        fc.tuple(word, word).map((two) => two.join("/")),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    branch: word.map((name) => `${name}/{{version}}`),
    tag: word.map((name) => `${name}-{{ version }}`),
    environments: fc.record({
      staging: fc.oneof(
        fc.constant(null),
        word.map((name) => `s-${name}`),
      ),
      production: word.map((name) => `p-${name}`),
    }),
    max_parallel: fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: undefined }),
    rehearse: fc.option(fc.constant("staging"), { nil: undefined }),
    schedule: fc.constantFrom("0 9 * * MON", "*/5 8-10 1,15 jan-mar *"),
    required_checks: checks,
    checklist: fc.uniqueArray(
      fc.oneof(
        word,
        fc.record({ text: word, file: word }),
        fc.record({ text: word, check: word }),
        fc.record({ text: word, per_commit: fc.boolean() }),
      ),
      { selector: (item) => boxId(typeof item === "string" ? item : item.text), maxLength: 5 },
    ),
    go_no_go: fc.record({
      team_votes: fc.constantFrom("required", "optional"),
      remind: durations.map(({ count, unit }) => `${count}${unit}`),
      checklist: fc.uniqueArray(
        word.map((text) => `For the release: ${text}`),
        { selector: boxId },
      ),
    }),
    services: fc
      .tuple(
        ...ids.map((id, index) =>
          fc.record(
            {
              name: fc.stringMatching(/^[A-Za-z0-9]([ -~]{0,10}[A-Za-z0-9])?$/),
              repo: fc.constant(`acme/${id}`),
              team: word.map((team) => `acme/${team}`),
              deputies: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
              on_call: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
              depends_on: fc.subarray(ids.slice(0, index)),
              drive: fc.constantFrom("deployment", "dispatch", "gate", "observe"),
              timeout: durations.map(({ count, unit }) => `${count}${unit}`),
              path: fc.uniqueArray(word.map((folder) => `${folder}/**`)),
              required_checks: checks,
              versioning: fc.constantFrom("semver", "calver", "plain"),
              reporters: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
            },
            { requiredKeys: ["repo"] },
          ),
        ),
      )
      .map((bodies) =>
        Object.fromEntries(
          bodies.map((body, index) => {
            const workflow = body.drive === "dispatch" ? { workflow: "deploy.yml" } : {};
            return [ids[index], { ...body, ...workflow }];
          }),
        ),
      ),
  }),
);

test("an accepted train, written down again, has the same meaning", () => {
  fc.assert(
    fc.property(files, (file) => {
      const train = accepted(stringify(file));
      expect(train.services.map(({ id }) => id)).toEqual(Object.keys(file.services));
      const again = accepted(stringify(emit(train)));
      // Temporal values have no own properties to compare.
      expect(JSON.stringify(again)).toBe(JSON.stringify(train));
    }),
    { numRuns: 60 },
  );
});

/** A train as a file would say it, with every key. */
function emit(train: Train): unknown {
  return {
    train: train.name,
    managers: train.managers.map((who) => (who.kind === "team" ? who.team : who.login)),
    branch: train.branch,
    tag: train.tag,
    versioning: train.versioning,
    ...(train.schedule && { schedule: train.schedule.text }),
    environments: train.services[0]?.environments,
    ...(train.maxParallel !== null && { max_parallel: train.maxParallel }),
    ...(train.rehearse && { rehearse: "staging" }),
    checklist: train.checklist.map(emitItem),
    go_no_go: {
      team_votes: train.teamVotes,
      remind: emitDuration(train.goNoGo.remind),
      checklist: train.goNoGo.checklist.map(({ text }) => text),
    },
    services: Object.fromEntries(
      train.services.map((service) => [
        service.id,
        {
          name: service.name,
          repo: service.repo,
          ...(service.owner.kind === "team" ? { team: service.owner.team } : {}),
          ...(service.deputies.length > 0 && { deputies: service.deputies }),
          ...(service.onCall.length > 0 && { on_call: service.onCall }),
          depends_on: service.dependsOn,
          drive: service.drive.kind,
          ...("ref" in service.drive && { ref: service.drive.ref }),
          ...("workflow" in service.drive && { workflow: service.drive.workflow }),
          timeout: emitDuration(service.timeout),
          path: service.path,
          required_checks: service.requiredChecks,
          versioning: service.versioning,
          ...(service.reporters === null ? {} : { reporters: service.reporters }),
        },
      ]),
    ),
  };
}

function emitItem({ text, proof }: ChecklistItem): unknown {
  if (proof.kind === "file") return { text, file: proof.path };
  if (proof.kind === "check") return { text, check: proof.name };
  return proof.perCommit ? { text, per_commit: true } : text;
}

function emitDuration({ hours, minutes, seconds }: Temporal.Duration): string {
  if (hours > 0) return hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`;
  return minutes > 0 ? `${minutes}m` : `${seconds}s`;
}
