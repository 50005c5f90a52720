/** The two things that are the machine's own: where work in flight is kept, and the clock. */
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../config/settings.ts";
import { silence } from "../../model/log.ts";
import { httpTime } from "../../text/http-time.ts";
import { good, problem, unseen, type Finding } from "./finding.ts";

/** Whether it can be written to. An app that is running isn't disturbed, and no table is changed. */
export async function examineStore(store: Settings["store"]): Promise<Finding> {
  if (store.kind === "postgres") {
    const { openPostgres } = await import("../../engine/postgres.ts");
    try {
      const sql = await openPostgres(store.url, silence);
      await sql.close();
      return good("store", "PostgreSQL answers.");
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      return problem(
        "store",
        says,
        "Check DATABASE_URL, and that the database runs and lets this machine in.",
      );
    }
  }
  const { directory } = store;
  const probe = join(directory, `doctor-${randomUUID()}`);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(probe, "");
    rmSync(probe);
    return good("store", `${directory} can be written to.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const fix = "Let DATA_DIR name a directory that this user may write to, on a disk with room.";
    return problem("store", `${directory} can't be written to: ${why}.`, fix);
  }
}

/** Windows, freezes and timeouts go by this machine's clock. */
const skewMost = Temporal.Duration.from({ seconds: 30 });

/** Compares the clock with the one of GitHub, which every answer of it tells. */
export async function examineClock(apiUrl: string, now: () => Temporal.Instant): Promise<Finding> {
  try {
    // Open to everybody, and free of limits ("Get rate limit status for the authenticated user").
    const answer = await fetch(`${apiUrl}/rate_limit`, { signal: AbortSignal.timeout(10_000) });
    await answer.body?.cancel();
    const told = httpTime(answer.headers.get("date") ?? "");
    return told
      ? clockFinding(now(), told)
      : unseen("clock", { message: "GitHub didn't tell the time.", hint: "" });
  } catch (error) {
    const why = error instanceof Error ? (error.cause ?? error) : error;
    const message = `${apiUrl} doesn't answer: ${why instanceof Error ? why.message : String(why)}.`;
    const hint =
      "Let this machine reach GitHub: check GHE_HOST, HTTPS_PROXY with NODE_USE_ENV_PROXY=1, and NODE_EXTRA_CA_CERTS.";
    return problem("GitHub", message, hint);
  }
}

export function clockFinding(here: Temporal.Instant, there: Temporal.Instant): Finding {
  const skew = there.until(here);
  if (Temporal.Duration.compare(skew.abs(), skewMost) <= 0) {
    return good("clock", "It agrees with GitHub's.");
  }
  const seconds = Math.round(skew.abs().total("seconds"));
  const way = skew.sign > 0 ? "ahead of" : "behind";
  const fix = "Let this machine keep its time by NTP.";
  return problem(
    "clock",
    `It is ${seconds} s ${way} GitHub's; windows and timeouts go by it.`,
    fix,
  );
}
