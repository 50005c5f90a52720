import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import packageFile from "../../package.json" with { type: "json" };

const root = join(import.meta.dirname, "../..");

/** A folder in which the packed package is installed, beside Probot. */
export interface Installed extends Disposable {
  readonly folder: string;
  /** Of the package itself. */
  readonly own: string;
}

/** Packs the package as it would be published and installs it with what it names, without a registry. */
export function installPacked(): Installed {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  const modules = join(folder, "node_modules");
  const own = join(modules, "release-train");
  mkdirSync(own, { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root });
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", join(folder, archive), "-C", own, "--strip-components=1"]);
  for (const name of Object.keys(packageFile.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  return { folder, own, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
