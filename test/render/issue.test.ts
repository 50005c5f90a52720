import * as fc from "fast-check";
import type { ServiceView } from "../../src/model/view/view.ts";
import { expect, test } from "vitest";
import { serviceId } from "../../src/model/ids.ts";
import { issueBegin, issueEnd, readCarriesMark } from "../../src/model/marks/marks.ts";
import { plain, say } from "../../src/model/view/text.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { page } from "./reading.ts";
import { gate, largeView, planningView, serviceView } from "./views.ts";

const room = 65_000;

test("a release that is being planned", () => {
  expect(renderIssue(planningView(), { room })).toMatchInlineSnapshot(`
    "> [!WARNING]
    > **Planning**: waiting for @acme/backend; 1 of 3 services ready. **Auth Service** and 1 more blocked: #&#8203;12 is open, not in release/2.5.0.
    > - There is no service web-shpo. Did you mean **web-shop**?

    **Timetable**: Start 14:00 UTC, ETA 14:24 (24 min as a rule, 31 min in slow cases). Critical path: Api Gateway → Auth Service → Web Shop. No past deployments of Web Shop; assuming its timeout.

    | Service | State | Readiness | Commit | Team | Time |
    | --- | --- | --- | --- | --- | --- |
    | Auth Service 2.3.0 | ⏳ waiting | **Blocked**: [#12](https://github.com/acme/auth-service/pull/12) is open, not in release/2.5.0; [#123](https://github.com/acme/auth-service/pull/123) is a draft, not in release/2.5.0; check [unit &#124; @&#8203;acme/qa](https://ci.example/run?a=1&amp;b=2) failed on [abcdef1](https://github.com/acme/auth-service/commit/abcdef1000000000000000000000000000000000); the deployments to staging can't be read | [abcdef1](https://github.com/acme/auth-service/commit/abcdef1000000000000000000000000000000000) | acme/backend | 14:00–14:08 |
    | Web Shop 1.8.0 | ⏳ waiting | **Unknown**: acme/web-shop was not read yet | – | writers of acme/web-shop | 14:00–14:08 |
    | Api Gateway 1.8.0 | ⏳ waiting | Ready | [abcdef1](https://github.com/acme/api-gateway/commit/abcdef1000000000000000000000000000000000) | acme/infra | 14:00–14:08 |

    \`\`\`mermaid
    flowchart LR
      s0["Api Gateway 1.8.0<br/>✅ Ready"]:::ready
      s1["Auth Service 2.3.0<br/>⛔ Blocked"]:::blocked
      s2["Web Shop 1.8.0<br/>❔ Unknown"]:::unknown
      s0 --> s1
      s1 --> s2
      classDef ready fill:#dafbe1,stroke:#1a7f37,color:#116329
      classDef blocked fill:#fff8c5,stroke:#9a6700,color:#4d2d00
      classDef unknown fill:#eaeef2,stroke:#57606a,color:#24292f,stroke-dasharray:4
    \`\`\`

    <details><summary>Gates</summary>

    - **Api Gateway**
      - ✅ pull requests: 3 pull requests in release/2.5.0
      - ✅ ci: 4 checks green on [abcdef1](https://github.com/acme/api-gateway/commit/abcdef1000000000000000000000000000000000)
      - ✅ staging: [abcdef1](https://github.com/acme/api-gateway/commit/abcdef1000000000000000000000000000000000) succeeded in staging
    - **Auth Service**
      - ❔ staging: the deployments to staging can't be read
      - ⛔ pull requests: [#12](https://github.com/acme/auth-service/pull/12) is open, not in release/2.5.0; [#123](https://github.com/acme/auth-service/pull/123) is a draft, not in release/2.5.0
      - ⛔ ci: check [unit &#124; @&#8203;acme/qa](https://ci.example/run?a=1&amp;b=2) failed on [abcdef1](https://github.com/acme/auth-service/commit/abcdef1000000000000000000000000000000000)
    - **Web Shop**
      - ❔ repository: acme/web-shop was not read yet

    </details>

    <details><summary>Times of each service</summary>

    | Service | Planned start | Started | Takes | Live |
    | --- | --- | --- | --- | --- |
    | Api Gateway | 14:00 | – | about 8 min | 14:08 |
    | Auth Service | 14:00 | – | about 8 min | 14:08 |
    | Web Shop | 14:00 | – | about 8 min | 14:08 |

    </details>

    <details><summary>Release checklist: 1 of 2 done</summary>

    These boxes update automatically; manual ticks are undone.

    - [ ] All services are ready (1 of 3)
    - [x] A manager decided GO (sarah)

    </details>

    <details><summary>Votes: 1 of 3 teams said go</summary>

    Votes apply to exactly the commits above (manifest \`3f2a90bc11de\`). Vote with \`/go\` or \`/no-go <reason>\` in a comment.

    | Team | Vote | Services |
    | --- | --- | --- |
    | acme/infra | ✅ go by sarah, 2026-03-19 13:40 UTC | API Gateway |
    | acme/backend | ⛔ no-go by tom, 2026-03-19 13:44 UTC: login is slow, see #&#8203;7 @&#8203;sarah | Auth Service |
    | writers of acme/web-shop | ⏳ waiting | Web Shop |

    </details>"
  `);
});

test("a rollout", () => {
  const view = planningView({
    state: "rolling out",
    sentence: say`1 of 2 services live; Auth Service is deploying.`,
    problems: [],
    services: [
      serviceView("api-gateway", {
        state: "live",
        duration: Temporal.Duration.from({ seconds: 130 }),
        deployment: { text: "log", url: "https://github.com/acme/api-gateway/actions/runs/7" },
      }),
      serviceView("auth-service", { state: "deploying" }),
    ],
    checklist: [],
    votes: [],
    digest: null,
  });
  expect(renderIssue(view, { room })).toMatchInlineSnapshot(`
    "> [!NOTE]
    > **Rolling out**: waiting for @acme/backend; 1 of 2 services live; Auth Service is deploying. ETA 14:24 UTC.

    **Timetable**: Start 14:00 UTC, ETA 14:24 (24 min as a rule, 31 min in slow cases). Critical path: Api Gateway → Auth Service → Web Shop. No past deployments of Web Shop; assuming its timeout.

    | Service | State | Readiness | Commit | Team | Time |
    | --- | --- | --- | --- | --- | --- |
    | Auth Service 1.8.0 | 🚀 deploying | Ready | [abcdef1](https://github.com/acme/auth-service/commit/abcdef1000000000000000000000000000000000) | acme/infra | 14:00–14:08 |
    | Api Gateway 1.8.0 | ✅ live (took 2 min 10 s), [log](https://github.com/acme/api-gateway/actions/runs/7) | Ready | [abcdef1](https://github.com/acme/api-gateway/commit/abcdef1000000000000000000000000000000000) | acme/infra | 14:00–14:08 |

    No service depends on another, so there is no graph.

    <details><summary>Gates</summary>

    - **Api Gateway**
      - ✅ pull requests: 3 pull requests in release/2.5.0
      - ✅ ci: 4 checks green on [abcdef1](https://github.com/acme/api-gateway/commit/abcdef1000000000000000000000000000000000)
      - ✅ staging: [abcdef1](https://github.com/acme/api-gateway/commit/abcdef1000000000000000000000000000000000) succeeded in staging
    - **Auth Service**
      - ✅ pull requests: 3 pull requests in release/2.5.0
      - ✅ ci: 4 checks green on [abcdef1](https://github.com/acme/auth-service/commit/abcdef1000000000000000000000000000000000)
      - ✅ staging: [abcdef1](https://github.com/acme/auth-service/commit/abcdef1000000000000000000000000000000000) succeeded in staging

    </details>

    <details><summary>Times of each service</summary>

    | Service | Planned start | Started | Takes | Live |
    | --- | --- | --- | --- | --- |
    | Api Gateway | 14:00 | 14:00 | 2 min 10 s | 14:08 |
    | Auth Service | 14:00 | 14:00 | about 8 min | 14:08 |

    </details>"
  `);
});

test("nothing but a sentence and problems, when there is no plan yet", () => {
  const view = planningView({
    sentence: say`the train file can't be read.`,
    services: [],
    checklist: [],
    votes: [],
    digest: null,
  });
  expect(renderIssue(view, { room })).toMatchInlineSnapshot(`
    "> [!WARNING]
    > **Planning**: waiting for @acme/backend; the train file can't be read.
    > - There is no service web-shpo. Did you mean **web-shop**?"
  `);
});

test("a release without dependencies needs no graph", () => {
  const view = planningView({ services: [serviceView("a"), serviceView("b")] });
  const text = renderIssue(view, { room });
  expect(text).not.toContain("mermaid");
  expect(text).toContain("No service depends on another");
});

test.for([60, 61, 300, 500].map((count) => [count] as const))(
  "%i services find room",
  ([count]) => {
    const view = largeView(count);
    const text = renderIssue(view, { room });
    expect(text.length).toBeLessThanOrEqual(room);
    expect(text.includes("```mermaid")).toBe(count <= 60);
    expect(text.includes("dependency graph is left out")).toBe(count > 60);
    // One in ten is blocked; each of these keeps its row.
    const blocked = rows(text).filter((row) => row.includes("**Blocked**: check unit"));
    expect(blocked).toHaveLength(Math.ceil(count / 10));
  },
);

test("what has no room is left out by whole parts, and counted", () => {
  const view = largeView(500);
  const rest = (size: number): string | undefined =>
    rows(renderIssue(view, { room: size })).find((row) => row.includes("more services"));
  expect(rest(65_000)).toBe("| 450 more services | 450 waiting | 450 Ready |  |  |  |");
  expect(rest(5000)).toBe("| 490 more services | 490 waiting | 450 Ready, 40 Blocked |  |  |  |");
});

test("threat 55: property: any room is kept, and every line is whole", () => {
  const views = [largeView(40), largeView(150), planningView()];
  const whole = views.map((view) => new Set(renderIssue(view, { room: Infinity }).split("\n")));
  fc.assert(
    fc.property(fc.nat(views.length - 1), fc.integer({ min: 10, max: 70_000 }), (which, size) => {
      const view = views[which] ?? planningView();
      const text = renderIssue(view, { room: size });
      expect(text.length).toBeLessThanOrEqual(size);
      expect(text).toMatch(/^(> \[!|\*\*Planning\*\*|planning)/);
      for (const row of rows(text)) {
        expect(whole[which]?.has(row) || / more (service|team)s? \|/.test(row)).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
});

test("threat 58: property: what others wrote breaks no table, no list and no picture, and calls nobody", () => {
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "|",
          "\n",
          "`",
          "```",
          "</details>",
          "@sarah",
          "#1",
          "<!--",
          "-->",
          '"',
          "]",
        ),
        fc.constantFrom(issueBegin, issueEnd, "click s0 href", "https://evil.example", "end", ";"),
        fc.string({ unit: "binary", maxLength: 4 }),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(words, (text) => {
      const gates = [{ ...gate("ci", text, { readiness: "blocked" }), name: text }];
      const [first, ...services] = planningView().services;
      const view = planningView({
        sentence: [plain(text)],
        focus: { title: "What is missing", lines: [[plain(text)]] },
        timeline: [
          {
            at: Temporal.Instant.from("2026-03-19T13:00Z"),
            kind: "said",
            service: null,
            text: [plain(text)],
          },
        ],
        problems: [[plain(text)]],
        services: [
          ...(first ? [first] : []),
          ...services.map((service) => ({
            ...service,
            name: text,
            version: text,
            owner: text,
            gates,
            health: healthOf(text),
          })),
        ],
        checklist: [{ text, done: false, reason: text }],
        votes: planningView().votes.map((vote) => ({ ...vote, by: text, reason: text })),
      });
      const markdown = renderIssue(view, { room });
      expect(markdown).not.toMatch(/<!--|-->(?!\s*s\d)/);
      const html = page(markdown);
      expect([...html.matchAll(/<table>/g)]).toHaveLength(3);
      expect([...html.matchAll(/<tr>/g)]).toHaveLength(3 + 3 * 3);
      expect([...html.matchAll(/<t[dh]>/g)]).toHaveLength(4 * 6 + 4 * 5 + 4 * 3);
      expect([...html.matchAll(/<pre>/g)]).toHaveLength(1);
      expect(html.replaceAll("@acme/backend", "")).not.toMatch(/@sarah|#1\b|evil\.example"/);
      const picture = /```mermaid\n([^]*?)\n```\n/.exec(markdown)?.[1] ?? "";
      for (const line of picture.split("\n").slice(1)) expect(line).toMatch(graphLine);
    }),
    { numRuns: 40 },
  );
});

const healthOf = (text: string): ServiceView["health"] => ({
  result: "bad",
  summary: text,
  conditions: [{ name: text, result: "bad", words: text }],
});

const graphLine =
  /^ {2}(s\d+\["[\p{L}\p{M}\p{N} ._/#;-]*<br\/>\S+ \w+"\]:::\w+|s\d+ --> s\d+|classDef \w+ [\w:#,-]+)$/u;

const rows = (text: string): readonly string[] =>
  text.split("\n").filter((line) => line.startsWith("| "));

test("what doesn't ride stands below the table, and what does is marked for other releases", () => {
  const atHome = [say`nothing changed in ${"A | B"} since 1.0.0`, say`no branch in ${"@acme/x"}`];
  const text = renderIssue(planningView({ atHome, carries: [serviceId("api-gateway")] }), { room });
  expect(text).toContain(
    "Not in this release: nothing changed in A &#124; B since 1.0.0; no branch in @&#8203;acme/x.",
  );
  expect(readCarriesMark(text)).toEqual(["api-gateway"]);
  expect(renderIssue(planningView(), { room })).not.toContain("Not in this release");
});

test("when it departs stands below the sentence", () => {
  const departure = say`2026-03-19 14:00 UTC, moved by ${"sarah"}`;
  const shown = renderIssue(planningView({ departure }), { room });
  expect(shown.split("\n")).toContain("**Departure**: 2026-03-19 14:00 UTC, moved by sarah");
});
