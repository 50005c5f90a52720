import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const withLinks = (links: string): string =>
  `train: t\nmanagers: [sarah]\nservices:\n  web:\n    repo: a/b\n    links: ${links}\n`;

test("a service names the pages about it", () => {
  const [web] = accepted(
    withLinks('{ metrics: "https://grafana.example/d/web#cpu", run book: http://wiki/web }'),
  ).services;
  expect(web?.links).toEqual([
    { text: "metrics", url: "https://grafana.example/d/web#cpu" },
    { text: "run book", url: "http://wiki/web" },
  ]);
});

test.each([
  ["javascript:alert(1)", "https://"],
  ["https://me:secret@grafana.example/", "without user name and password"],
  ['"https://grafana.example/ x"', "https://"],
  ["grafana", "https://"],
])("%s is refused, with what it should be", (url, words) => {
  const [problem] = refused(withLinks(`{ metrics: ${url} }`));
  expect(JSON.stringify(problem)).toContain("metrics");
  expect(JSON.stringify(problem)).toContain(words);
});

test.each(["[https://a.example]", '{ "<b>": https://a.example }'])("%s is refused", (links) => {
  expect(JSON.stringify(refused(withLinks(links)))).toContain("links");
});

test("at most ten", () => {
  const many = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, index) => `l${index}: https://a.example`).join(", ")} }`;
  expect(accepted(withLinks(many(10))).services[0]?.links).toHaveLength(10);
  expect(JSON.stringify(refused(withLinks(many(11))))).toContain("at most 10");
});
