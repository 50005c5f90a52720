/** No rule forbids people to vote for what they wrote or opened themselves, so none may seem to. */
import { expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";

test.each([
  ["votes: { approvals: 2 }", "votes"],
  ["roles: { qa: [ina] }", "roles"],
  ["go_no_go: { forbid_own: true }", "forbid_own"],
  ["services: { api: { repo: acme/api, votes: 2 } }", "votes"],
])(
  "threat 28: a train file that asks for more than one person, or for another one, is refused: %s",
  (line, key) => {
    const rest = ["train: t", "managers: [sarah]", "services: { api: { repo: acme/api } }"];
    const own = line.slice(0, line.indexOf(":") + 1);
    const text = [line, ...rest.filter((one) => !one.startsWith(own))].join("\n");
    const reading = readTrainFile(text);
    if (reading.ok) throw new Error("It is taken");
    expect(reading.problems.map(({ message }) => message).join("\n")).toContain(key);
  },
);
