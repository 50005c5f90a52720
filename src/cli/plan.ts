import type { Environment } from "../config/settings.ts";
import { parseIssueName } from "../model/ids.ts";
import type { Given } from "./command.ts";

/** `plan` of a train file, or of a release when a tracking issue is named. */
export async function plan(given: Given, environment: Environment): Promise<number> {
  const [named] = given.words;
  if (named !== undefined && parseIssueName(named))
    return (await import("./plan-release.ts")).planRelease(named, given, environment);
  return (await import("./plan-file.ts")).planFile(given, environment);
}
