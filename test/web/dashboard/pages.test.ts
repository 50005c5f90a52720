import { describe, expect, it } from "vitest";
import { serviceId } from "../../../src/model/ids.ts";
import { link, plain, say } from "../../../src/model/view/text.ts";
import { defaultNotes } from "../../../src/model/train/notes-rules.ts";
import { notedPull, serviceNotes } from "../../support/notes.ts";
import { largeView, serviceView } from "../../render/views.ts";
import { openDashboard } from "./show.ts";

const hostile =
  '<script>alert(1)</script>"><img src=x onerror=alert(1)> @team [x](javascript:alert(1))';

async function read(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers, redirect: "manual" });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("the board", () => {
  it("shows what is under way before what is over, and who must act", async () => {
    const { url, show } = await openDashboard();
    await show(1, { version: "2.4.0", state: "complete" });
    await show(2, { actors: ["sarah"], state: "ready" });
    const { status, text } = await read(url);
    expect(status).toBe(200);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toContain("<main");
    expect(text.indexOf("/releases/acme/releases/2")).toBeLessThan(
      text.indexOf("/releases/acme/releases/1"),
    );
    expect(text).toContain('<b class="who">@sarah</b>');
  });

  it("finds releases by their words, and says when nothing matches", async () => {
    const { url, show } = await openDashboard();
    await show(1, { version: "2.4.0", state: "complete" });
    await show(2, { version: "2.5.0" });
    expect((await read(`${url}/?q=complete+2.4`)).text).not.toContain("storefront 2.5.0");
    expect((await read(`${url}/?q=nothing`)).text).toContain("No release matches “nothing”");
  });

  it("is empty in words", async () => {
    const { url } = await openDashboard();
    expect((await read(url)).text).toContain("No release is known yet");
  });

  it("cuts long lists into pages", async () => {
    const { url, show } = await openDashboard();
    for (let number = 1; number <= 51; number += 1) await show(number);
    const first = await read(url);
    expect(first.text.match(/row"><a href="\/releases/g)).toHaveLength(50);
    expect(first.text).toContain("1 to 50 of 51");
    expect((await read(`${url}/?page=2`)).text.match(/scope="row"/g)).toHaveLength(1);
    expect((await read(`${url}/?page=-1e400`)).status).toBe(200);
  });
});

describe("the page of a release", () => {
  it("filters the log, and shows how the notes grow", async () => {
    const { url, show } = await openDashboard();
    const at = Temporal.Instant.from("2026-03-19T12:00:00Z");
    await show(1, {
      notes: {
        rules: defaultNotes,
        highlights: [],
        services: [
          {
            notes: serviceNotes("api", {
              pulls: [notedPull(1, { title: `feat: cart ${hostile}` })],
            }),
            owner: "acme/infra",
            unexplained: new Set(),
          },
        ],
      },
      timeline: [
        { at, kind: "said", service: null, text: say`sarah opened the release` },
        { at, kind: "said", service: null, text: say`ina voted go` },
      ],
    });
    const page = `${url}/releases/acme/releases/1`;
    const { text } = await read(`${page}?log=INA`);
    expect(text).toContain("ina voted go");
    expect(text).not.toContain("sarah opened the release");
    expect((await read(`${page}?log=%3Cb%3E`)).text).toContain("Nothing matches “&lt;b&gt;”");
    expect(text).toContain("<h3>Features</h3>");
    expect(text).toContain("feat: cart &lt;script&gt;");
    expect(text).toContain('<a href="https://github.com/acme/api/pull/1">#1</a>');
  });

  it("quotes what a pipeline says, and leads to its log and the rollback plan", async () => {
    const { url, show } = await openDashboard();
    await show(1, {
      state: "rolling out",
      wayBack: [say`API to 1.0.0`],
      rehearsal: say`Rollback tested in staging`,
      services: [
        serviceView("api", {
          state: "deploying",
          says: `rolling update 3/5 pods ${hostile}`,
          deployment: { text: "log", url: "https://ci.example/run/1" },
        }),
      ],
    });
    const { text } = await read(`${url}/releases/acme/releases/1`);
    expect(text).toContain('<q class="says">rolling update 3/5 pods &lt;script&gt;');
    expect(text).toContain('<a href="https://ci.example/run/1">log</a>');
    expect(text).toContain('<a href="#rollback">rollback plan</a>');
    expect(text).toContain("<p>Rollback tested in staging</p>");
  });

  it("shows services with state and gates, order, votes, rollback plan and log", async () => {
    const { url, show } = await openDashboard();
    const at = Temporal.Instant.from("2026-03-19T12:00:00Z");
    await show(1, {
      wayBack: [say`API Gateway to 1.7.0`],
      timeline: [{ at, kind: "said", service: null, text: say`sarah opened the release` }],
    });
    const { text } = await read(`${url}/releases/acme/releases/1`);
    for (const part of [
      "Auth Service",
      "Blocked",
      "staging: the deployments to staging can&#x27;t be read",
      "What deploys first is on the left",
      "API Gateway to 1.7.0",
      "sarah opened the release",
    ])
      expect(text).toContain(part);
  });

  it("shows a rollback with how far it is, when it ends, what it leaves and what its rehearsal showed", async () => {
    const { url, show } = await openDashboard();
    const end = Temporal.Instant.from("2026-03-19T13:40:00Z");
    const view = largeView(2);
    await show(1, {
      state: "rolling back",
      wayBack: [say`Web to 1.0.0: is rolling back; 13:00–13:10`, say`API to 1.7.0: waits for Web`],
      rehearsal: say`Rollback tested in staging`,
      remains: say`After the rollback production runs API 1.8.0, Web 1.0.0`,
      ...(view.timetable && { timetable: { ...view.timetable, end: { kind: "at", at: end } } }),
    });
    const { text } = await read(`${url}/releases/acme/releases/1`);
    for (const part of [
      "It is running, in this order. All of it is rolled back at",
      "13:40",
      "Web to 1.0.0: is rolling back",
      "Rollback tested in staging",
      "After the rollback production runs API 1.8.0, Web 1.0.0",
    ])
      expect(text).toContain(part);
    await show(1, { wayBack: [say`API to 1.7.0`] });
    expect((await read(`${url}/releases/acme/releases/1`)).text).toContain(
      "In this order, if the release is rolled back.",
    );
  });

  it("draws a point of no return in the order, before the GO", async () => {
    const { url, show } = await openDashboard();
    const barred = serviceView("api", { name: "API", isPointOfNoReturn: true });
    const above = serviceView("web", { name: "Web", dependsOn: [serviceId("api")] });
    await show(1, { services: [barred, above] });
    const { text } = await read(`${url}/releases/acme/releases/1`);
    expect(text.match(/🚫 point of no return/g)).toHaveLength(2);
    const page = (await (await fetch(`${url}/api/releases/acme/releases/1`)).json()) as {
      services: { isPointOfNoReturn?: true }[];
    };
    expect(page.services.map((one) => one.isPointOfNoReturn)).toEqual([true, undefined]);
  });

  it("threat 63: escapes whatever others wrote, and links to web addresses only", async () => {
    const { url, show } = await openDashboard();
    await show(1, {
      train: hostile,
      version: hostile,
      sentence: [plain(hostile), link("#1", "javascript:alert(1)")],
      problems: [[plain(hostile)]],
      services: [
        serviceView("api", {
          name: hostile,
          version: hostile,
          owner: hostile,
          repoUrl: "javascript:alert(1)",
        }),
        serviceView("web", { dependsOn: [serviceId("api")] }),
      ],
    });
    for (const path of ["/", "/releases/acme/releases/1", "/trains/acme/releases"]) {
      const { text, status } = await read(`${url}${path}`);
      expect(status).toBe(200);
      expect(text).not.toContain("<script>");
      expect(text).not.toContain("<img");
      expect(text).not.toMatch(/href="javascript/i);
    }
  });

  it("stays small with 1,000 services, and finds one of them", async () => {
    const { url, show } = await openDashboard();
    await show(1, largeView(1_000));
    const { text } = await read(`${url}/releases/acme/releases/1`);
    expect(text.length).toBeLessThan(200_000);
    expect(text).toContain("1 to 100 of 1000");
    const one = largeView(1_000).services[777];
    const found = await read(`${url}/releases/acme/releases/1?q=${one?.id}`);
    expect(found.text).toContain(`id="service-${one?.id}"`);
  });

  it("isn't there for what nobody knows", async () => {
    const { url } = await openDashboard();
    for (const path of [
      "/releases/acme/releases/1",
      "/releases/acme/releases/x",
      "/nothing",
      "/trains/a/b",
    ]) {
      const { status, text } = await read(`${url}${path}`);
      expect(status).toBe(404);
      expect(text).toContain("There is nothing here, or you may not see it.");
    }
  });
});

describe("the page of a train", () => {
  it("shows what its releases left in production", async () => {
    const { url, show } = await openDashboard();
    await show(1, {
      version: "2.4.0",
      state: "complete",
      services: [serviceView("api", { state: "live", version: "1.0.0" })],
    });
    await show(2, {
      version: "2.5.0",
      state: "complete",
      services: [serviceView("api", { state: "live", version: "1.1.0" })],
    });
    const { text } = await read(`${url}/trains/acme/releases`);
    const table = text.slice(text.indexOf("What runs where"));
    expect(table).toContain("1.1.0");
    expect(table).not.toContain("1.0.0");
  });
});

describe("every answer", () => {
  it("threat 63: forbids scripts in the page and frames around it", async () => {
    const { url } = await openDashboard();
    for (const path of ["/", "/nothing", "/api/releases", "/assets/style.css"]) {
      const policy = (await read(`${url}${path}`)).headers.get("content-security-policy");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain("unsafe-inline");
    }
  });
});

describe("who sees it", () => {
  it.each<readonly [string, Record<string, string>]>([
    ["a host of other people's", { host: "train.example.com" }],
    ["a proxy that speaks for somebody", { "x-forwarded-for": "203.0.113.7" }],
    ["a proxy with a newer header", { forwarded: "for=203.0.113.7" }],
  ])("isn't %s while nobody can sign in", async (_name, headers) => {
    const { url, show } = await openDashboard();
    await show(1);
    const page = await rawStatus(url, "/", headers);
    expect(page).toBe(403);
    expect(await rawStatus(url, "/api/releases", headers)).toBe(403);
    expect(await rawStatus(url, "/api/releases/acme/releases/1/events", headers)).toBe(403);
  });

  it("is everybody for public repositories when it is public, and nobody for private ones", async () => {
    const { url, show } = await openDashboard({ mode: "public" });
    await show(1, { version: "2.4.0" });
    await show(2, { version: "2.5.0" }, true);
    const headers = { "x-forwarded-for": "203.0.113.7" };
    const { text } = await read(url, headers);
    expect(text).toContain("/releases/acme/releases/1");
    expect(text).not.toContain("/releases/acme/releases/2");
    expect((await read(`${url}/releases/acme/releases/2`, headers)).status).toBe(404);
    expect((await read(`${url}/api/releases/acme/releases/2`, headers)).status).toBe(404);
  });

  it("is nobody when it is off", async () => {
    const { url } = await openDashboard({ mode: "off" });
    expect((await read(url)).status).toBe(404);
    expect((await read(`${url}/api/releases`)).status).toBe(404);
  });
});

/** With a `Host` of one's own, which fetch doesn't send. */
async function rawStatus(
  url: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request(`${url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}
