import { expect, test } from "vitest";
import { titleRemark } from "../../src/notes/lint.ts";

test.each([
  ["fix: keep the cart over a login", undefined],
  ["Update the tax tables for 2026", undefined],
  ["[web] Fix the login of guests", undefined],
  ["feat(cart)!: new routes", undefined],
  ["Drafts of orders can be shared", undefined],
  ["", "has no title"],
  ["fix: ", "has no title"],
  ["...", "has no title"],
  ["WIP: login", "has a title that says it is unfinished"],
  ["fixup! the login", "has a title that says it is unfinished"],
  ["SHOP-123", "has a title that only names something"],
  ["fix: #12", "has a title that only names something"],
  ["abcdef1234", "has a title that only names something"],
  ["Fix", "has a title that doesn't say what changed"],
  ["chore: small fixes", "has a title that doesn't say what changed"],
  ["[api] updates", "has a title that doesn't say what changed"],
])("%j: %s", (title, remark) => {
  expect(titleRemark(title)).toBe(remark);
});
