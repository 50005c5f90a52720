/** Whatever people write is read without a crash, and as quickly as it is long. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { isBrake, parseCommand } from "../../../src/decide/commands/command.ts";
import { findItem } from "../../../src/decide/answers/find-item.ts";
import { servicesNamed } from "../../../src/decide/commands/services-named.ts";
import { shown } from "../../support/consent.ts";
import { train as withItems } from "../../support/checklist.ts";
import { says } from "../../support/observation.ts";
import { people, storefront } from "../../support/train.ts";

/** The same numbers from the same seed, below `limit`. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const pieces = [
  "/ \n \t \r , ; : @ # ` \" ' > - _ . * | \\ <".split(" "),
  "/go /no-go /confirm /waive /hold /resume /retry /manager /include /plan".split(" "),
  "go no api-gateway user-service @sarah #12 1 because ``` <!-- --> __proto__ ${7*7} {{x}}".split(
    " ",
  ),
  ["Auth Service", "\u2028", "\u2029", "\u0000", "\u202E", "\u200B", "\uFEFF", "\uFF0F"],
  ["\uD800", "\uDC00", "\u{1F680}", "e\u0301", "\u0130", " ", "x".repeat(40), " ".repeat(40)],
].flat();

function comment(pick: (limit: number) => number): string {
  const count = 1 + pick(12);
  const begin = pick(3) === 0 ? "" : "/";
  return begin + Array.from({ length: count }, () => pieces[pick(pieces.length)]).join("");
}

test("threat 29: 100,000 comments: no crash, and only the first thousand letters of the first line count", () => {
  const pick = numbers(20_260_319);
  let commands = 0;
  const misread: string[] = [];
  for (let count = 0; count < 100_000; count += 1) {
    const body = comment(pick);
    const command = parseCommand(body);
    if (!command) continue;
    commands += 1;
    const longer = parseCommand(body + `\n${body}`.repeat(3));
    const isSame = JSON.stringify(longer) === JSON.stringify(command);
    // A stop is heard behind what nobody sees, too.
    const isStop =
      command.kind === "command"
        ? isBrake(command)
        : isBrake({ ...command, kind: "command", name: command.meant, rest: "" });
    // What is meant as a stop is asked about wherever it stands, and does nothing.
    if (command.kind === "near miss" && command.is !== undefined) continue;
    const seen = isStop ? body.replace(/^(?:[\s\u200B\u202E\uFEFF]*<!--[^]*?-->)+/, "") : body;
    if (!/^[\s\u200B\u202E\uFEFF]*[/\uFF0F]/.test(seen) || !isSame) misread.push(body);
  }
  expect(misread).toEqual([]);
  expect(commands).toBeGreaterThan(5_000);
});

test("whatever a command says is answered", () => {
  const pick = numbers(7);
  const world = shown();
  for (let count = 0; count < 300; count += 1) {
    const who = [people.sarah, people.ina, people.eve][pick(3)] ?? people.eve;
    const { actions } = decide(says(world, who, comment(pick)));
    expect(actions.some(({ kind }) => kind === "show")).toBe(true);
  }
});

/** The least of several times, in milliseconds: what disturbs only adds to it. */
function least(work: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const begin = performance.now();
    for (let round = 0; round < 20; round += 1) work();
    return performance.now() - begin;
  });
  return Math.min(...times);
}

const hostile: readonly (readonly [string, (length: number) => string])[] = [
  ["comments", (length) => "<!-- -->".repeat(length / 8)],
  ["blanks", (length) => " ".repeat(length)],
  ["short words", (length) => "x ".repeat(length / 2)],
  ["one word", (length) => "x".repeat(length)],
  ["quotes", (length) => "\"'`".repeat(length / 3)],
  ["names", (length) => "auth service api-".repeat(length / 17)],
  ["commas", (length) => ",".repeat(length)],
];

const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ["parseCommand", (text) => parseCommand(`/go ${text}`)],
  [
    "servicesNamed",
    (text) =>
      servicesNamed(text, storefront, [{ service: storefront.services[0]!.id, version: "1" }]),
  ],
];

test.each(readers)("%s takes no more than in proportion to the text", (_, read) => {
  for (const [what, textOf] of hostile) {
    const [short, long] = [2_000, 32_000].map((length) => least(() => read(textOf(length))));
    // Sixteen times the text: in a square that would be 256 times the time. A floor, since clocks are coarse.
    expect([what, (long ?? 0) / Math.max(short ?? 0, 0.2) < 128]).toEqual([what, true]);
  }
});

test("an item is found in the thousand letters of a command whatever they are", () => {
  for (const [, textOf] of hostile) {
    for (const isAlone of [true, false]) {
      expect(findItem(withItems.checklist, textOf(1_000), isAlone)).toBeUndefined();
    }
  }
});
