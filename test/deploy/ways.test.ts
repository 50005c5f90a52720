/** The ways to run the app in `deploy` and the Dockerfile name what there is: settings, ports, paths and addresses. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const settings = new Set(
  globSync("src/config/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\b(?=[?:}, ])/g)].map(
      ([, name = ""]) => name,
    ),
  ),
);
const isSetting = (name: string): boolean =>
  settings.has(name) || ["PRIVATE_KEY", "PRIVATE_KEY_PATH", "NODE_ENV"].includes(name);
const dockerfile = readFileSync("Dockerfile", "utf8");

describe("compose.yaml", () => {
  const file = readFileSync("deploy/compose.yaml", "utf8");
  const { services } = z
    .object({
      services: z.record(
        z.string(),
        z.looseObject({ environment: z.record(z.string(), z.string()) }),
      ),
    })
    .parse(parse(file));
  const app = services["app"];

  test("gives the app settings that exist, and everything that it needs to start", () => {
    const given = Object.keys(app?.environment ?? {});
    expect(given.filter((name) => !isSetting(name))).toEqual([]);
    expect(given).toEqual(
      expect.arrayContaining(["APP_ID", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET", "DATABASE_URL"]),
    );
  });

  test("gives it every other setting of the same file, too", () => {
    expect(app?.["env_file"]).toBe(".env");
    expect(file).toContain("deploy/.env");
  });

  test("builds the app from a folder with the Dockerfile, and publishes the port that it exposes", () => {
    expect(existsSync(join("deploy", String(app?.["build"]), "Dockerfile"))).toBe(true);
    expect(app?.["ports"]).toEqual([`3000:${/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1]}`]);
    expect(app?.["read_only"]).toBe(true);
  });

  test("has the app and PostgreSQL speak of the same user, database and password", () => {
    const {
      POSTGRES_USER: user,
      POSTGRES_DB: name,
      POSTGRES_PASSWORD: password,
    } = services["database"]?.environment ?? {};
    expect(app?.environment["DATABASE_URL"]).toBe(
      `postgres://${user}:${password}@database:5432/${name}`,
    );
  });
});

describe("kubernetes", () => {
  const read = (name: string): unknown =>
    parse(readFileSync(join("deploy/kubernetes", name), "utf8"));
  const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
  const deployment = z
    .object({
      spec: z.object({
        replicas: z.number(),
        selector: z.unknown(),
        template: z.object({
          metadata: z.object({ labels: z.record(z.string(), z.string()) }),
          spec: z.looseObject({
            containers: z.tuple([
              z.looseObject({
                ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
                env: z.array(z.looseObject({ name: z.string(), value: z.string() })),
                envFrom: z.array(z.strictObject({ secretRef: z.object({ name: z.string() }) })),
                startupProbe: probe,
                livenessProbe: probe,
                readinessProbe: probe,
                securityContext: z.unknown(),
              }),
            ]),
          }),
        }),
      }),
    })
    .parse(read("deployment.yaml")).spec;
  const [container] = deployment.template.spec.containers;

  test("lists every manifest", () => {
    const { resources } = z
      .object({ resources: z.array(z.string()) })
      .parse(read("kustomization.yaml"));
    const files = globSync("*.yaml", { cwd: "deploy/kubernetes" });
    expect(resources.toSorted()).toEqual(
      files.filter((one) => one !== "kustomization.yaml").toSorted(),
    );
  });

  test("runs two replicas on PostgreSQL with settings that exist, and with all of the Secret that the docs make", () => {
    expect(deployment.replicas).toBe(2);
    const names = container.env.map(({ name }) => name);
    expect(names.filter((name) => !isSetting(name))).toEqual([]);
    expect(container.envFrom).toEqual([{ secretRef: { name: "release-train" } }]);
    const [, made = ""] =
      /kubectl create secret generic release-train((?:.*\\\n)*.*)/.exec(
        readFileSync("docs/operations.md", "utf8"),
      ) ?? [];
    const keys = [...made.matchAll(/--from-(?:literal|file)=([A-Z_]+)=/g)].map(
      ([, key = ""]) => key,
    );
    expect(keys.toSorted()).toEqual(["APP_ID", "DATABASE_URL", "PRIVATE_KEY", "WEBHOOK_SECRET"]);
  });

  test("asks the app's own addresses whether it lives and is ready", () => {
    const health = readFileSync("src/web/health.ts", "utf8");
    for (const { httpGet } of [
      container.startupProbe,
      container.livenessProbe,
      container.readinessProbe,
    ]) {
      expect(health).toContain(`"${httpGet.path}"`);
      expect(container.ports.map(({ name }) => name)).toContain(httpGet.port);
    }
    expect(container.ports[0]?.containerPort).toBe(3000);
  });

  test("is neither root nor able to write, and selects the same pods everywhere", () => {
    expect(container.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    });
    expect(deployment.template.spec["securityContext"]).toMatchObject({ runAsNonRoot: true });
    const { labels } = deployment.template.metadata;
    expect(read("service.yaml")).toMatchObject({ spec: { selector: labels } });
    expect(deployment.selector).toEqual({ matchLabels: labels });
    expect(read("disruption-budget.yaml")).toMatchObject({
      spec: { minAvailable: 1, selector: { matchLabels: labels } },
    });
    expect(read("network-policy.yaml")).toMatchObject({
      spec: { podSelector: { matchLabels: labels }, policyTypes: ["Ingress", "Egress"] },
    });
  });
});

test("the systemd unit starts what the build makes, with settings that exist", () => {
  const unit = readFileSync("deploy/systemd/release-train.service", "utf8");
  const lines = (key: string): readonly string[] =>
    [...unit.matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(([, value = ""]) => value);
  expect(lines("ExecStart")[0]).toMatch(/dist\/app\/main\.js start$/);
  const names = (lines("Environment")[0] ?? "").split(" ").map((one) => one.split("=")[0] ?? "");
  expect(names).toEqual(["NODE_ENV", "DATA_DIR"]);
  expect(names.filter((name) => !isSetting(name))).toEqual([]);
});

test("the image is slim and not root's, and copies only what there is", () => {
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const bases = [
    ...dockerfile.matchAll(/^FROM (?:--platform=\$BUILDPLATFORM )?node:(\d+)\.\S+-slim/gm),
  ].map(([, major]) => major);
  expect(new Set(bases)).toEqual(new Set([/\d+/.exec(engines.node)?.[0]]));
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = ""]) =>
    names.split(" "),
  );
  expect(copied.length).toBeGreaterThan(4);
  expect(copied.filter((name) => !existsSync(name))).toEqual([]);
  // The context of the build has them, too.
  const context = readFileSync(".dockerignore", "utf8");
  expect(copied.filter((name) => !context.includes(`!${name}`))).toEqual([]);
});
