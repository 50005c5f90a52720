import { readLanguage, type Language } from "../config/language.ts";
import { loadDotEnv, type Environment } from "../config/settings.ts";
import { UsageError, type Given } from "./command.ts";

/** How a simulated release is played. */
export interface PlayOptions {
  /** How many times faster than real time. */
  readonly speed: number;
  /** Id of the service whose deployment fails. */
  readonly fail: string | null;
  /** End when the release has come to its end. */
  readonly exit: boolean;
  /** null: English. */
  readonly language: Language;
}

/**
 * Reads `--speed`, `--fail`, `--exit` and the setting `TEXT_LANGUAGE`. Throws a {@link UsageError} about what is wrong with
 * the options, an error about what is wrong with the setting.
 * @param ids of the services that there are
 */
export function readPlayOptions(
  given: Given,
  ids: readonly string[],
  environment: Environment,
): PlayOptions {
  const written = given.text("speed") ?? "400";
  const speed = Number(written);
  if (!(speed >= 1 && speed <= 1_000_000)) {
    throw new UsageError(`--speed ${written}: give a number from 1 to 1000000.`);
  }
  const fail = given.text("fail") ?? null;
  if (fail !== null && !ids.includes(fail)) {
    throw new UsageError(`--fail ${fail}: unknown service. There are ${ids.join(", ")}.`);
  }
  loadDotEnv();
  const language = readLanguage(environment["TEXT_LANGUAGE"] || "en");
  if (!language.ok) throw new Error(language.sentence);
  return { speed, fail, exit: given.flag("exit"), language: language.value };
}
