import { afterEach, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { speak } from "../../../src/model/view/catalogue.ts";
import { everyState } from "../../support/every-state.ts";
import { pseudo } from "../../support/pseudo.ts";
import { openDashboard } from "./show.ts";

afterEach(() => speak(null));

/** What people see or hear of a page: its words, and those of attributes that are read out. */
function wordsOf(page: string): string {
  const said = [
    ...page.matchAll(/(?:aria-label|placeholder|data-label|data-live|data-lost)="([^"]*)"/g),
  ];
  const [, body = ""] = page.split("</head>");
  return [body.replaceAll(/<[^<>]*>/g, " "), ...said.map(([, text]) => text)].join("\n");
}

/** Names, what people wrote, and what is the same in every language: see `test/texts/escapes.test.ts`. */
const own =
  /Release Train|\bGitHub\b|&\S+;|\bUTC\b|@[\w/]+|storefront|acme(?:\/[\w-]+)?|\b(?:sarah|ina|bob|sue|test|staging|it smells|production|backend|infra)\b|Api Gateway|Auth Service|User Service|Search\b|\brelease\/[\d.]+|\b[0-9a-f]{7}\b|\b\d+ (?:s|min|h)\b|\b(?:pull requests|hotfixes|ci|staging|version|blockers)(?=:)|\/[\w-]+\b[^.]*|“nothing”|\b(?:GO|NO-GO|PARTIAL)\b/g;

test("every word of the pages comes from the catalogue", { timeout: 180_000 }, async () => {
  speak(pseudo);
  const { url, show } = await openDashboard();
  const states = ["planning", "rolling out", "rolling back", "complete"] as const;
  for (const [index, state] of states.entries())
    await show(index + 1, decide(everyState[state]).view ?? {});
  const paths = ["/", "/?q=nothing", "/nothing", "/trains/acme/releases"];
  const releases = states.map((_, index) => `/releases/acme/releases/${index + 1}`);
  const escaped = new Set<string>();
  for (const path of [...paths, ...releases]) {
    const page = await (await fetch(`${url}${path}`)).text();
    expect(page).toContain('<html lang="en-x-wide">');
    for (const line of wordsOf(page).replaceAll(own, " ").split("\n"))
      for (const [word] of line.matchAll(/[A-Za-z][A-Za-z'’-]+/g))
        escaped.add(`${word} in: ${line.trim().slice(0, 120)}`);
  }
  expect([...escaped]).toEqual([]);
});
