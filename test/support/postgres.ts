import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { Client } from "pg";

/** A PostgreSQL server of the machine's own binaries, for one test file; it forgets everything at its end. */
export interface Postgres {
  readonly kind: "running";
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export interface NoPostgres {
  readonly kind: "absent";
  readonly reason: string;
}

/** Listens on a socket in a directory of its own, so it can't meet another server on any port. */
export async function startPostgres(): Promise<Postgres | NoPostgres> {
  const bin = findBinaries();
  if (!bin)
    return { kind: "absent", reason: "no initdb and postgres in PATH or /usr/lib/postgresql" };
  const owner = findOwner();
  if (owner === "none")
    return {
      kind: "absent",
      reason: "postgres refuses root, and there is no user postgres or nobody",
    };

  const directory = await mkdtemp(join(tmpdir(), "release-train-pg-"));
  if (owner) await chown(directory, owner.uid, owner.gid);
  const data = join(directory, "data");
  const as = { ...owner, cwd: directory };
  await promisify(execFile)(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    as,
  );
  const settings = ["listen_addresses=", `unix_socket_directories=${directory}`, "fsync=off"];
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    { ...as, stdio: ["ignore", "ignore", "pipe"] },
  );
  const cleanUp = (): void => {
    server.kill("SIGQUIT");
    rmSync(directory, { recursive: true, force: true });
  };
  process.once("exit", cleanUp);
  await ready(server);

  const url = (database: string) =>
    `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(directory)}`;
  let databases = 0;
  return {
    kind: "running",
    async createDatabase() {
      const database = `test_${++databases}`;
      const client = new Client({ connectionString: url("postgres") });
      await client.connect();
      await client.query(`create database ${database}`);
      await client.end();
      return url(database);
    },
    async stop() {
      process.off("exit", cleanUp);
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGQUIT");
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | undefined {
  const home = "/usr/lib/postgresql";
  const versions = existsSync(home) ? readdirSync(home).sort().toReversed() : [];
  const places = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...versions.map((version) => join(home, version, "bin")),
  ];
  return places.find(
    (place) => existsSync(join(place, "initdb")) && existsSync(join(place, "postgres")),
  );
}

/** Whom to run the server as: undefined is ourselves. PostgreSQL refuses to run as root. */
function findOwner(): { readonly uid: number; readonly gid: number } | "none" | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  return "none";
}

async function ready(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stderr! })) {
    said.push(line);
    if (line.includes("ready to accept connections")) {
      // Read on, or the server stops when the pipe is full.
      server.stderr!.resume();
      return;
    }
  }
  throw new Error(`postgres ended before it was ready:\n${said.join("\n")}`);
}
