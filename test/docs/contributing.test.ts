import { notesCategory } from "../../src/model/train/notes-rules.ts";
import { notedPull } from "../support/notes.ts";
import { known } from "../../src/model/failure.ts";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reverts } from "./recipes/notes-category.ts";
import { answerWhen } from "./recipes/command.ts";
import { notEmptyRule } from "./recipes/gate.ts";
import { createQuietChat } from "./recipes/chat.ts";
import { answerOf, createGaugeSource } from "./recipes/health-source.ts";
import { createHealth } from "../../src/health/read-health.ts";
import { serviceId } from "../../src/model/ids.ts";
import { metric, plan } from "../support/health.ts";
import { noon, service } from "../support/train.ts";

const text = readFileSync("CONTRIBUTING.md", "utf8");

describe("CONTRIBUTING.md", () => {
  test("has a recipe for each thing that is added often", () => {
    const headings = [...text.matchAll(/^### Add an? (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual([
      "gate",
      "drive mode",
      "command",
      "chat",
      "language",
      "health source",
      "notes category",
    ]);
  });

  test("names only files and folders that exist", () => {
    const named = [...text.matchAll(/`((?:src|test|docs)\/[^`]+)`/g)].map(
      (match) => match[1] ?? "",
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe("its examples do what it says", () => {
  test("a health source that gives no number is unknown", () => {
    expect(answerOf({ value: 0.5 }).value).toEqual({ kind: "known", value: 0.5 });
    expect(answerOf({ value: "NaN" }).value.kind).toBe("unknown");
    expect(answerOf(null).value.kind).toBe("unknown");
  });

  test("a health source is asked once it is in the list, beside the others", async () => {
    const source = createGaugeSource(async (path) => ({ value: path.length }));
    const settings = { prometheusUrl: null, healthHosts: { allowed: null, headers: new Map() } };
    const { read, unaskable } = createHealth(settings, undefined, [source]);
    const metrics = [metric({ name: "errors", query: "/errors" })];
    const question = { service: serviceId("api"), probe: null, before: noon, askedAt: null };
    const answers = await read([{ ...question, metrics }]);
    expect(answers.get(serviceId("api"))?.metrics.get("errors")?.value).toEqual(known(7));
    const odd = { ...service("api", "infra"), health: plan({ metrics: [metric()] }) };
    expect(unaskable([odd]).get(serviceId("api"))).toContain("must begin with a slash");
  });

  test("a gate and a command are what the app takes them for", () => {
    expect(notEmptyRule).toMatchObject({ id: "pull requests", needs: "commit" });
    expect(answerWhen).toHaveLength(1);
  });

  test("a chat begins a thread and replies in it", async () => {
    const chat = createQuietChat();
    const text = { message: [], people: {} };
    const begun = await chat.begin("#releases", text);
    if (begun.ok) await chat.reply(begun.value, text, false);
    expect(chat.told).toHaveLength(2);
  });

  test("a criterion of the notes picks its pull requests", () => {
    const category = notesCategory("Reverts", { types: ["revert"] });
    const fits = (body: string): boolean =>
      reverts(
        { pull: notedPull(7, { body }), text: "Bump", isOverride: false, irreversible: null },
        category,
      );
    expect(fits("This reverts commit 1234567.")).toBe(true);
    expect(fits("Bump")).toBe(false);
  });
});
