import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";

type Variables = Record<string, string | undefined>;

/**
 * Writes variables to the file `.env` in the working directory, readable for its owner alone, because a
 * private key is among them. Other lines of the file stay as they are.
 */
export function keepInDotEnv<T extends Variables>(variables: T): T {
  const path = ".env";
  const given = Object.entries(variables).filter(([, value]) => typeof value === "string");
  const names = new Set(given.map(([name]) => name));
  const kept = readIfThere(path)
    .split("\n")
    .filter((line) => line !== "" && !names.has(line.split("=", 1)[0] ?? ""));
  const added = given.map(([name, value = ""]) => `${name}=${quote(value)}`);
  writeFileSync(path, [...kept, ...added, ""].join("\n"), { mode: 0o600 });
  chmodSync(path, 0o600);
  return variables;
}

/** As Node.js reads it back: only within double quotes `\n` stands for a line break. */
function quote(value: string): string {
  // Probot hands over the key with quotes around it.
  const bare = value.replace(/^"([^"]*)"$/, "$1");
  if (/[\r\n]/.test(bare)) return `"${bare.replaceAll(/\r?\n/g, String.raw`\n`)}"`;
  const mark = ["'", '"', "`"].find((candidate) => !bare.includes(candidate)) ?? "";
  return `${mark}${bare}${mark}`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** Whether `.env` could be committed by mistake: the working directory is the top of a clone that doesn't ignore it. */
export function mayBeCommitted(): boolean {
  const ignored = readIfThere(".gitignore").split(/\r?\n/);
  return (
    existsSync(".git") &&
    !ignored.some((line) => /^\/?(?:\*|\.env)(?:\*|\.env)?$/.test(line.trim()))
  );
}
