import { expect, test } from "vitest";
import { readFixName } from "../../../src/decide/commands/fix-name.ts";

test.each([
  ["fix/login", "fix/login", ""],
  ["`fix/login`, wrong salt", "fix/login", "wrong salt"],
  ["with 1234567: wrong salt", "1234567", "wrong salt"],
  ["refs/heads/fix", "fix", ""],
  ["with", "with", ""],
  ["https://github.com/acme/api/tree/fix/login broken", "fix/login", "broken"],
  ["https://github.com/acme/api/commit/1234567", "1234567", ""],
])("%s", (text, name, reason) => {
  expect(readFixName(text)).toMatchObject({ name, reason });
});

test.each(["", "-x", "a..b", "a~1", "HEAD^", "a:b", "x@{1}", "/x", "x/", "#12?"])(
  "%o is no name",
  (text) => {
    expect(readFixName(text)).toBeUndefined();
  },
);
