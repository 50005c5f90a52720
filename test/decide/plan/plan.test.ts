import { describe, expect, test } from "vitest";
import { readPlan, tagClashes } from "../../../src/decide/plan/plan.ts";
import { repoName } from "../../../src/model/ids.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { home, service, storefront, trainOf } from "../../support/train.ts";

function read(text: string, train: Train = storefront) {
  const reading = readPlan(text, train);
  if (!reading.ok) return reading.problems.map(wordsOf);
  const { version, departure, services } = reading.plan;
  return {
    version,
    departure: departure?.toString() ?? null,
    services: services.map((one) => `${one.service} ${one.version}`),
  };
}

const withServices = (...lines: readonly string[]): string =>
  `### Version\n2.5.0\n### Services\n${lines.join("\n")}`;

const withDeparture = (departure: string): string =>
  `### Version\n2.5.0\n### Departure\n${departure}\n### Services\nsearch 1.0`;

const simple = { version: "2.5.0", departure: null, services: ["api-gateway 1.8.0"] };

test.each([
  [
    "an issue form",
    "### Version\n\nv2.5.0\n\n### Departure\n\n_No response_\n\n### Services\n\napi-gateway 1.8.0\n",
  ],
  ["CRLF", "### Version\r\nv2.5.0\r\n### Services\r\napi-gateway 1.8.0\r\n"],
  ["CR", "### Version\r2.5.0\r### Services\rapi-gateway 1.8.0"],
  ["other headings", "# version\n2.5.0\n###### SERVICES ######\napi-gateway 1.8.0"],
  [
    "text around",
    "Hello\n## Version\n`v2.5.0`\n## Notes\nwhatever 3\n## Services\n- [x] api-gateway: v1.8.0",
  ],
  [
    "hints in comments",
    "## Version\n<!-- e.g.\nv1 -->\n2.5.0\n## Services <!-- x -->\n<!-- one a line -->\napi-gateway 1.8.0",
  ],
  [
    "a form quoted below",
    "## Version\n2.5.0\n## Services\napi-gateway 1.8.0\n## Version\n1.0\n## Services\nsearch 3",
  ],
  ["an unfinished comment", "## Version\n2.5.0\n## Services\napi-gateway 1.8.0\n<!-- search 3"],
  ["a code block", "## Version\n2.5.0\n## Services\n```text\napi-gateway 1.8.0\n```"],
])("reads %s", (_, text) => {
  expect(read(text)).toEqual(simple);
});

test.each([
  "api-gateway 1.8.0",
  "api-gateway v1.8.0",
  "API-Gateway 1.8.0",
  "API gateway 1.8.0",
  "* api-gateway 1.8.0",
  "- [X] api-gateway 1.8.0",
  "`api-gateway` `1.8.0`",
  "api-gateway@1.8.0",
  "api-gateway: 1.8.0",
  "api-gateway:1.8.0",
  "api-gateway \t\u00A0 1.8.0",
])("reads the service %j", (line) => {
  expect(read(withServices(line))).toEqual(simple);
});

test.each([
  ["2.5.0", "2.5.0"],
  ["v2.5.0", "2.5.0"],
  ["V2.5.0", "2.5.0"],
  ["2026.03-rc.1+build_5", "2026.03-rc.1+build_5"],
  ["winter", "winter"],
  ["7", "7"],
])("reads the version %j", (text, version) => {
  expect(read(`# Version\n${text}\n# Services\nsearch 1`)).toMatchObject({ version });
});

test.each([
  "v",
  "vienna",
  "2..5",
  ".5",
  "2.5.",
  "-1",
  "2/5",
  "2 5",
  "2.5.lock",
  "2~1",
  "2^",
  "2:1",
  "@{1}",
  "2\\5",
  "\uFF12",
  "9".repeat(65),
])("a version is something that git takes in a branch name: %j", (text) => {
  const result = read(`# Version\n${text}\n# Services\nsearch 1`);
  expect(result).toEqual([expect.stringContaining("is not a version")]);
});

describe("departure", () => {
  test.each([
    ["2026-03-19 14:00", "2026-03-19T14:00:00Z"],
    ["2026-03-19T14:00Z", "2026-03-19T14:00:00Z"],
    ["2026-03-19 14:00 UTC", "2026-03-19T14:00:00Z"],
    ["2026-03-19 9:05", "2026-03-19T09:05:00Z"],
    ["2026-03-19 9:05:07", "2026-03-19T09:05:07Z"],
    ["2026-03-19 14:00 +01:00", "2026-03-19T13:00:00Z"],
    ["2026-03-19 14:00-0730", "2026-03-19T21:30:00Z"],
    ["`2026-03-19 14:00`", "2026-03-19T14:00:00Z"],
    ["2028-02-29 00:00", "2028-02-29T00:00:00Z"],
  ])("%j", (text, departure) => {
    expect(read(withDeparture(text))).toMatchObject({ departure });
  });

  test.each([
    "tomorrow",
    "2026-02-31 14:00",
    "2026-02-29 14:00",
    "2026-13-01 14:00",
    "2026-03-19",
    "2026-03-19 24:01",
    "2026-03-19 14:60",
    "2026-03-19 14:00 CET",
    "2026-03-19 14:00 +25:00",
    "19.3.2026 14:00",
  ])("%j is none", (text) => {
    expect(read(withDeparture(text))).toEqual([
      expect.stringMatching(
        /^.* is not a valid departure time: write it as 2026-03-19 14:00 \(UTC\)/,
      ),
    ]);
  });
});

test("every problem is told at once, with its mending", () => {
  const text =
    "### Version\n\n### Departure\nsoon\n### Services\nsearhc 1\nsearch\nuser-service x/y\nnope 2";
  expect(read(text)).toEqual([
    "There is no version. Add a section ### Version with a line such as v2.5.0.",
    "soon is not a valid departure time: write it as 2026-03-19 14:00 (UTC) or with an offset, 2026-03-19 14:00 +01:00.",
    "The train has no service searhc. Did you mean search?",
    "x/y is not a version of user-service: write it as in user-service 1.8.0.",
    "The train has no service nope.",
  ]);
});

test("a service is named once, by whatever name", () => {
  expect(read(withServices("search 1", "Search 2"))).toEqual([
    "search is named twice: keep one line.",
  ]);
});

test.each([
  ["no section", "", ["api-gateway", "auth-service", "user-service", "search"]],
  ["no response", "### Services\n_No response_", storefront.services.map(({ id }) => id)],
  ["a line", "### Services\n- `all`", storefront.services.map(({ id }) => id)],
])("every service is asked about by %s", (_how, section, ids) => {
  expect(read(`### Version\n2.5.0\n${section}`)).toMatchObject({
    services: ids.map((id) => `${id} next`),
  });
});

test("a line among all has its version", () => {
  expect(read(withServices("all", "search 3.0.0"))).toMatchObject({
    services: ["search 3.0.0", "api-gateway next", "auth-service next", "user-service next"],
  });
});

test("a section that was meant to be Services doesn't stand for all", () => {
  expect(read("### Version\n2.5.0\n### Service\nsearch 1.0.0")).toEqual([
    "The section service is unknown. Call it ### Services; without it, every service with unreleased changes is included.",
  ]);
});

test("a section that was meant to be Departure doesn't mean any time", () => {
  expect(read("### Version\n2.5.0\n### Departures\n2026-03-19 14:00")).toEqual([
    "The section departures is unknown. Call it ### Departure; without it, the release departs at the next opening of the window after the GO.",
  ]);
});

test("a section that says two things is asked about, not read by its first line", () => {
  expect(read("### Version\n2.5.0\n2.6.0")).toEqual([
    "### Version names two versions, 2.5.0 and 2.6.0: keep one line.",
  ]);
  expect(read(withDeparture("2026-03-19 14:00\n2026-03-20 14:00"))).toEqual([
    "### Departure names two times, 2026-03-19 14:00 and 2026-03-20 14:00: keep one line.",
  ]);
  const same =
    "### Version\nv2.5.0\n2.5.0\nThe spring release, 2.4 was the last one\n### Departure\n2026-03-19 14:00\n2026-03-19 15:00 +01:00\nAfter the meeting";
  expect(read(same)).toMatchObject({ version: "2.5.0" });
});

test("hostile text gets a short answer", () => {
  const spaces = " ".repeat(60_000);
  const texts = [
    withServices(...Array.from({ length: 6_000 }, (_, index) => `serch${index} 1`)),
    withServices(`a${spaces}b c`),
    `#${spaces}x\u2028y`,
    withDeparture(`2026-03-19${spaces}x`),
    withDeparture(`2026-03-19 14:00${spaces}x`),
    "<!--".repeat(16_000),
    withServices(`search ${"1.".repeat(30_000)}`),
  ];
  const answers = texts.map((text) => read(text));
  expect(answers.every((answer) => JSON.stringify(answer).length < 5_000)).toBe(true);
});

describe("a repository's tags", () => {
  const mono = repoName("acme/mono");
  const inMono = (id: string, repo = mono) => ({ ...service(id, "web"), repo });
  const clashes = (text: string, train: Train): readonly string[] => {
    const reading = readPlan(text, train);
    return reading.ok ? tagClashes(reading.plan, train, home).map(wordsOf) : ["no plan"];
  };

  test("two services of a repository at the same version share one", () => {
    const train = trainOf([inMono("cart"), inMono("mail", repoName("Acme/Mono"))]);
    expect(clashes(withServices("cart 1.0", "mail 1.0"), train)).toEqual([]);
    expect(clashes(withServices("cart 1.0", "mail 1.1"), train)).toEqual([]);
  });

  test("a service of the train repository at the version of the release", () => {
    const train = trainOf([inMono("cart", home)]);
    expect(clashes(withServices("cart v2.5.0"), train)).toEqual([
      "cart and the release itself would both be published as v2.5.0 in acme/releases: give one of them another version, or put {{service}} into the train file's tag.",
    ]);
    expect(clashes(withServices("cart 2.5.1"), train)).toEqual([]);
  });
});
