import { expect, it } from "vitest";
import { isNews, payloadSchema } from "../../src/web/payload.ts";

it.each(["check_run", "check_suite"])("the app's own %s is no news, that of others is", (event) => {
  const isNewsFrom = (slug: string): boolean => {
    const payload = payloadSchema.parse({ action: "completed", [event]: { app: { slug } } });
    return isNews(event, payload, "release-train[bot]");
  };
  expect(isNewsFrom("release-train")).toBe(false);
  expect(isNewsFrom("github-actions")).toBe(true);
});
