import { UsageError, type Given } from "./command.ts";

/** How a simulated release is played. */
export interface PlayOptions {
  /** How many times faster than real time. */
  readonly speed: number;
  /** Id of the service whose deployment fails. */
  readonly fail: string | null;
  /** End when the release has come to its end. */
  readonly exit: boolean;
}

/**
 * Reads `--speed`, `--fail` and `--exit`. Throws a {@link UsageError} about what is wrong with them.
 * @param ids of the services that there are
 */
export function readPlayOptions(given: Given, ids: readonly string[]): PlayOptions {
  const written = given.text("speed") ?? "400";
  const speed = Number(written);
  if (!(speed >= 1 && speed <= 1_000_000)) {
    throw new UsageError(`--speed ${written}: give a number from 1 to 1000000.`);
  }
  const fail = given.text("fail") ?? null;
  if (fail !== null && !ids.includes(fail)) {
    throw new UsageError(`--fail ${fail}: unknown service. There are ${ids.join(", ")}.`);
  }
  return { speed, fail, exit: given.flag("exit") };
}
