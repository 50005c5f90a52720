import { expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { accepted, refused } from "./train-reading.ts";

const service = (line: string): string =>
  `train: t\nmanagers: [sarah]\nservices:\n  api:\n    repo: acme/api\n    ${line}\n`;

test("threat 60: scalars stay the text that was written", () => {
  const checks = accepted(
    service("required_checks: [1.10, 0123, 1234567e10, 0x1F, no, true, 12:30]"),
  );
  expect(checks.services[0]?.requiredChecks).toEqual([
    "1.10",
    "0123",
    "1234567e10",
    "0x1F",
    "no",
    "true",
    "12:30",
  ]);
});

test("services keep the order of the file, and Windows line ends and a byte order mark do no harm", () => {
  const ids = ["zeta", "2fa", "alpha", "10x"];
  const body = ids.map((id) => `  ${id}: { repo: acme/${id} }`).join("\r\n");
  const train = accepted(`\uFEFFtrain: t\r\nmanagers: [sarah]\r\nservices:\r\n${body}\r\n`);
  expect(train.services.map(({ id }) => id)).toEqual(ids);
});

test("aliases repeat a value", () => {
  const train = accepted(`
train: t
managers: [sarah]
services:
  a: { repo: acme/a, required_checks: &checks [test, lint] }
  b: { repo: acme/b, required_checks: *checks }
`);
  expect(train.services[1]?.requiredChecks).toEqual(["test", "lint"]);
});

test("a thousand services are read", () => {
  const body = Array.from({ length: 1000 }, (_, n) => ` s${n}: {repo: acme/r${n}}`).join("\n");
  expect(accepted(`train: t\nmanagers: [sarah]\nservices:\n${body}`).services).toHaveLength(1000);
});

test("the result of an accepted file holds what the file says and nothing inherited", () => {
  const reading = readTrainFile(service("name: valueOf"));
  expect(reading).toMatchObject({ ok: true, train: { services: [{ name: "valueOf" }] } });
  expect(refused("train: t\nmanagers: [a]\nservices: { toString: { repo: a/b } }")).toHaveLength(1);
});
