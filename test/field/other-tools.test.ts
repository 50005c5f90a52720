/** Reports about bots that hear commands and watch deployments, tried here. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { isBrake, parseCommand } from "../../src/decide/commands/command.ts";
import type { DeploymentFacts } from "../../src/model/observation.ts";
import { answerTo } from "../support/answer-to.ts";
import { left } from "../support/consent.ts";
import { reactionTo, recordIn, saidIn, startsIn, stateIn } from "../support/decision.ts";
import { deploys } from "../support/foreign.ts";
import { status, withComment } from "../support/observation.ts";
import { failing, told } from "../support/rollback.ts";
import { people } from "../support/train.ts";

describe("what is quoted or shown", () => {
  it.each([
    ["opendatateam/udata-front-kit#823", "> /rollback it smells\n\nThat is a bad idea."],
    ["OCA/oca-github-bot#82", "> > /go\n> No.\n\nI agree."],
    ["bors-ng/bors-ng#173", "```\n/rollback\n```\nis what I would say"],
    ["bors-ng/bors-ng#173", "    /abort too late"],
    ["conda-forge/conda-forge-webservices#411", "Ask for (`/rollback`) when you are sure"],
    ["quarkiverse/quarkus-github-app#366", "On Tuesday sarah wrote:\n> /hold it smells"],
  ])("%s: %j is no command, and gets no answer", (_, body) => {
    expect(parseCommand(body)).toBeUndefined();
  });

  it.each([
    "`/hold it smells`",
    "``/rollback``",
    " `/no-go: red` ",
    "`/abort`",
    "```/hold it smells```",
  ])(
    "airbytehq/airbyte#71371, l3montree-dev/devguard#908: a stop in backticks, %j, is asked about",
    (body) => {
      const command = parseCommand(body);
      expect(command).toMatchObject({ kind: "near miss", is: "no command" });
      expect(command && isBrake(command)).toBe(false);
      expect(answerTo(left(), people.sarah, body)).toMatch(
        /^confused: .*\/(?:hold|rollback|no-go|abort)/,
      );
    },
  );

  it("airbytehq/airbyte#71371: other words in backticks are what people talk about", () => {
    expect(parseCommand("`/deploy it`")).toBeUndefined();
    expect(parseCommand("`/go`")).toBeUndefined();
    expect(parseCommand("`/rollback` was yesterday, `/hold` is today")).toBeUndefined();
  });
});

describe("a job that names an environment for its secrets alone", () => {
  const run = "https://github.test/acme/user-service/actions/runs/77/job/1";
  const job: Partial<DeploymentFacts> = {
    creator: "github-actions",
    byPerson: false,
    statuses: [{ ...status("success"), logUrl: run }],
  };
  const words = (changes: Partial<DeploymentFacts>): string =>
    saidIn(decide(deploys(left(), "user-service", changes)))["foreign:700"] ?? "";

  it.each([
    ["of GitHub Actions", job],
    ["in the name of who started it", { ...job, creator: "mike", byPerson: true }],
  ])(
    "actions/runner#2120, github/branch-deploy#492: %s, it holds as any deployment, and its people hear how it makes none",
    (_, changes) => {
      expect(stateIn(decide(deploys(left(), "user-service", changes)))).toMatch(/^on hold/);
      expect(words(changes)).toMatch(/only needs the environment's secrets.*deployment: false/);
    },
  );

  it("dani-garcia/vaultwarden#7033: what no job did isn't told of jobs", () => {
    const byHand = { creator: "mike", byPerson: true, statuses: [status("success")] };
    expect(words(byHand)).toContain("outside this release");
    expect(words(byHand)).not.toContain("deployment: false");
  });
});

describe("what becomes of a comment that was heard", () => {
  const decided = told(failing, "/rollback it smells");
  const [word] = decided.comments.slice(-1);
  const id = word?.id ?? 0;
  const starts = startsIn(decide(decided));

  it("Mergifyio/mergify#5032: hidden, it is not carried out again", () => {
    const hidden = withComment(decided, id, { minimized: true });
    expect(reactionTo(decide(hidden), id)).toBeUndefined();
    expect(recordIn(decide(hidden))).toEqual(recordIn(decide(decided)));
    expect(startsIn(decide(hidden))).toEqual(starts);
  });

  it("odoo/runbot#53: deleted, what it decided goes on", () => {
    const gone = { ...decided, comments: decided.comments.filter((one) => one.id !== id) };
    expect(recordIn(decide(gone))).toEqual(recordIn(decide(decided)));
    expect(startsIn(decide(gone))).toEqual(starts);
    expect(stateIn(decide(gone))).toMatch(/^rolling back/);
  });
});
