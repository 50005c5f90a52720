import type { Settings } from "../config/settings.ts";
import type { Clock } from "../engine/clock.ts";
import { connectGitHub } from "../github/client/connect.ts";
import type { GitHub } from "../github/client/github.ts";
import { graphqlUrlOf } from "../model/github/addresses.ts";

/** GitHub as the App of the settings sees it, for commands that read and say what they found themselves. */
export const connectAs = (
  { appId, privateKey, githubApiUrl: apiUrl }: Settings,
  clock: Clock,
): GitHub =>
  connectGitHub({
    appId,
    privateKey,
    apiUrl,
    graphqlUrl: graphqlUrlOf(apiUrl),
    clock,
    log: { debug: () => {}, warn: () => {} },
  });
