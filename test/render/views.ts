import { serviceId, sha } from "../../src/model/ids.ts";
import type { GateId, ServiceGate } from "../../src/model/release/release.ts";
import { say, strong } from "../../src/model/view/text.ts";
import type { ReleaseView, ServiceView } from "../../src/model/view/view.ts";

/** A gate of a service that is ready, but for what else is said. */
export const gate = (id: GateId, reason: string, over: Partial<ServiceGate> = {}): ServiceGate => ({
  id,
  name: id,
  readiness: "ready",
  reason,
  links: [],
  children: [],
  ...over,
});

const departure = Temporal.Instant.from("2026-03-19T14:00:00Z");

export function serviceView(id: string, over: Partial<ServiceView> = {}): ServiceView {
  const commit = sha("abcdef1".padEnd(40, "0"));
  const repoUrl = `https://github.com/acme/${id}`;
  return {
    id: serviceId(id),
    name: id
      .split("-")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(" "),
    repoUrl,
    subIssue: null,
    version: "1.8.0",
    commit: { sha: commit, url: `${repoUrl}/commit/${commit}` },
    owner: "acme/infra",
    onCall: [],
    unassignable: [],
    dependsOn: [],
    state: "waiting",
    readiness: "ready",
    gates: [
      gate("pull requests", "3 pull requests in release/2.5.0"),
      gate("ci", "4 checks green on abcdef1"),
      gate("staging", "abcdef1 succeeded in staging"),
    ],
    deployment: null,
    before: null,
    links: [],
    times: {
      planned: { kind: "at", at: departure },
      start: { kind: "at", at: departure },
      end: { kind: "at", at: departure.add({ minutes: 8 }) },
      usual: Temporal.Duration.from({ minutes: 8 }),
      isOverdue: false,
    },
    health: null,
    duration: null,
    ...over,
  };
}

/** A release in which each kind of trouble occurs once. */
export function planningView(over: Partial<ReleaseView> = {}): ReleaseView {
  return {
    train: "storefront",
    version: "2.5.0",
    state: "planning",
    sentence: say`1 of 3 services ready. ${strong("Auth Service")} and 1 more blocked: ${"#12 is open, not in release/2.5.0"}.`,
    focus: null,
    actors: ["acme/backend"],
    departure: null,
    services: [
      serviceView("api-gateway"),
      serviceView("auth-service", {
        version: "2.3.0",
        owner: "acme/backend",
        dependsOn: [serviceId("api-gateway")],
        readiness: "blocked",
        gates: [
          gate("staging", "the deployments to staging can't be read", { readiness: "unknown" }),
          gate(
            "pull requests",
            "#12 is open, not in release/2.5.0; #123 is a draft, not in release/2.5.0",
            {
              readiness: "blocked",
              links: [
                { text: "#12", url: "https://github.com/acme/auth-service/pull/12" },
                { text: "#123", url: "https://github.com/acme/auth-service/pull/123" },
              ],
            },
          ),
          gate("ci", "check unit | @acme/qa failed on abcdef1", {
            readiness: "blocked",
            links: [{ text: "unit | @acme/qa", url: "https://ci.example/run?a=1&b=2" }],
          }),
        ],
      }),
      serviceView("web-shop", {
        owner: "writers of acme/web-shop",
        dependsOn: [serviceId("api-gateway"), serviceId("auth-service")],
        readiness: "unknown",
        commit: null,
        gates: [gate("repository", "acme/web-shop was not read yet", { readiness: "unknown" })],
      }),
    ],
    timetable: {
      timeZone: "UTC",
      start: { kind: "at", at: departure },
      end: { kind: "at", at: departure.add({ minutes: 24 }) },
      usual: Temporal.Duration.from({ minutes: 24 }),
      slow: Temporal.Duration.from({ minutes: 31 }),
      critical: ["Api Gateway", "Auth Service", "Web Shop"],
      untimed: ["Web Shop"],
    },
    checklist: [
      { text: "All services are ready", done: false, reason: "1 of 3" },
      { text: "A manager decided GO", done: true, reason: "sarah" },
    ],
    setAside: [],
    atHome: [],
    carries: null,
    shown: "",
    decision: null,
    handedOver: null,
    behind: [],
    wayBack: [],
    votes: [
      {
        owner: "acme/infra",
        services: ["API Gateway"],
        answer: "go",
        by: "sarah",
        at: Temporal.Instant.from("2026-03-19T13:40:12Z"),
        reason: "",
      },
      {
        owner: "acme/backend",
        services: ["Auth Service"],
        answer: "no-go",
        by: "tom",
        at: Temporal.Instant.from("2026-03-19T13:44:00Z"),
        reason: "login is slow, see #7 @sarah",
      },
      {
        owner: "writers of acme/web-shop",
        services: ["Web Shop"],
        answer: "waiting",
        by: null,
        at: null,
        reason: "",
      },
    ],
    digest: "3f2a90bc11de",
    holds: [],
    timeline: [],
    aboard: [],
    ended: [],
    problems: [say`There is no service ${"web-shpo"}. Did you mean ${strong("web-shop")}?`],
    ...over,
  };
}

/** A release with so many services, one in ten of them blocked. */
export function largeView(count: number): ReleaseView {
  const services = Array.from({ length: count }, (_, n) =>
    serviceView(`service-${n}`, {
      owner: `acme/team-${n}`,
      dependsOn: n === 0 ? [] : [serviceId(`service-${n - 1}`)],
      ...(n % 10 === 0
        ? {
            readiness: "blocked" as const,
            gates: [gate("ci", "check unit failed on abcdef1", { readiness: "blocked" })],
          }
        : {}),
    }),
  );
  return planningView({
    services,
    problems: [],
    holds: [],
    timeline: [],
    aboard: [],
    ended: [],
    votes: services.map(({ owner, name }) => ({
      owner,
      services: [name],
      answer: "waiting",
      by: null,
      at: null,
      reason: "",
    })),
  });
}
