import { expect, it } from "vitest";
import { signedByOneOf } from "../../src/web/signature.ts";

// The example of GitHub's documentation, "Validating webhook deliveries".
const example = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
const secret = "It's a Secret to Everybody";
const text = "Hello, World!";

it("threat 1: what GitHub signs is known by its secret, and nothing that is only nearly so", () => {
  const verify = signedByOneOf([secret]);
  expect(verify(text, example)).toBe(true);
  for (const wrong of ["", "sha256=", example.slice(0, -1), `${example}0`, example.toUpperCase()])
    expect([wrong, verify(text, wrong)]).toEqual([wrong, false]);
  expect(verify("Hello, World", example)).toBe(false);
  expect(signedByOneOf([])(text, example)).toBe(false);
});

it("threat 5: while the secret is changed the old one and the new one count, and afterwards the new one alone", () => {
  const fresh = "a new secret of the App, which is long enough";
  const during = signedByOneOf([fresh, secret]);
  expect(during(text, example)).toBe(true);
  expect(signedByOneOf([fresh])(text, example)).toBe(false);
});
