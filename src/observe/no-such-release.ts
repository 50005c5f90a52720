import { fail, type Result } from "../model/failure.ts";
import type { ReleaseKey } from "../model/ids.ts";
import { wording } from "../model/view/wording.ts";

/** Nobody has told the app under which name its repository goes. */
export const noSuchRelease = (release: ReleaseKey): Result<never> =>
  fail({
    kind: "invalid",
    message: wording`${release} is no tracking issue that the app has heard of.`,
    hint: wording`It is found again when releases are looked for.`,
    retry: "never",
  });
