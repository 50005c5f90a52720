/** Who is the app's own bot. */
import { expect, it } from "vitest";
import { accountShape, isOurs } from "../../src/observe/ask/account.ts";

const app = { id: 7, slug: "release-train", name: "Release Train" };

it.each([
  ["Bot", true],
  ["User", false],
  ["Mannequin", false],
  ["EnterpriseUserAccount", false],
  ["Organization", false],
])("threat 16, attack 59: a %s with the App's name is ours: %s", (type, isOwn) => {
  const account = accountShape.parse({ __typename: type, login: "release-train", databaseId: 5 });
  expect(isOurs(account, app)).toBe(isOwn);
});
