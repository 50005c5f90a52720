import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { ServicePage } from "../../../src/model/view/page.ts";
import { say } from "../../../src/model/view/text.ts";
import type { ServiceView } from "../../../src/model/view/view.ts";
import { toPage } from "../../../src/render/page.ts";
import { serviceView } from "../../render/views.ts";
import { everyState } from "../../support/every-state.ts";
import { openDashboard } from "./show.ts";

const metrics = "https://grafana.example/d/api#panel";

async function shown(over: Partial<ServiceView>, wayBack = [say`API to 1.0.0`]) {
  const { url, show } = await openDashboard();
  await show(1, { wayBack, services: [serviceView("api", over)] });
  const page = await (await fetch(`${url}/releases/acme/releases/1`)).text();
  const api = (await (await fetch(`${url}/api/releases/acme/releases/1`)).json()) as {
    services: readonly ServicePage[];
  };
  return { page: page.slice(page.indexOf("<tbody>")), links: api.services[0]?.links };
}

test("each service leads to its log, its metrics and the rollback plan", async () => {
  const { page, links } = await shown({
    deployment: { text: "log", url: "https://ci.example/run/1" },
    links: [{ text: "metrics", url: metrics }],
  });
  expect(page).toContain(
    '<a href="https://ci.example/run/1">log<span class="unseen"> of Api</span></a>',
  );
  expect(page).toContain(`<a href="${metrics}">metrics<span class="unseen"> of Api</span></a>`);
  expect(page).toContain('<a href="#rollback">rollback plan');
  expect(links).toMatchObject({
    log: "https://ci.example/run/1",
    rollback: null,
    more: [{ name: "metrics", url: metrics }],
  });
});

test("once it is rolled back both logs are there, and each says which it is", async () => {
  const over = {
    state: "rolled back",
    before: { text: "log", url: "https://ci.example/run/1" },
    deployment: { text: "log", url: "https://ci.example/run/2" },
  } as const;
  const { page, links } = await shown(over, []);
  expect(page).toContain('<a href="https://ci.example/run/1">log<');
  expect(page).toContain('<a href="https://ci.example/run/2">rollback log<');
  expect(page).not.toContain("#rollback");
  expect(links).toMatchObject({
    log: "https://ci.example/run/1",
    rollback: "https://ci.example/run/2",
  });
});

test("what a pipeline calls its log is a link only when it leads to a web page", async () => {
  const { page } = await shown({
    deployment: { text: "log", url: "javascript:alert(1)" },
    links: [{ text: '"><b>metrics', url: 'https://x.example/"><script>' }],
  });
  expect(page).not.toContain("javascript:");
  expect(page).not.toContain("<b>");
  expect(page).not.toContain("<script>");
});

test("a page that an earlier version kept has no such links, and shows", async () => {
  const { url, store } = await openDashboard();
  const { view } = decide(everyState.ready);
  if (!view) throw new Error("no view");
  const issue = { ...everyState.ready.issue, number: 1 };
  const page = toPage(view, issue);
  const services = page.page.services.map((one) => {
    const { rollback: _, more: __, ...links } = one.links;
    return { ...one, links };
  });
  await store.pages.put(await store.leases.begin("7#1" as never), {
    ...page,
    visibility: "public",
    page: { ...page.page, services },
  });
  const { repository } = page.page.release;
  expect((await fetch(`${url}/releases/${repository}/1`)).status).toBe(200);
});

test("while a service is rolled back its first deployment is still known", () => {
  const links = (state: "rolling out" | "rolling back") =>
    decide(everyState[state]).view?.services.map(({ before }) => before !== null);
  expect(links("rolling out")).not.toContain(true);
  expect(links("rolling back")).toContain(true);
});
