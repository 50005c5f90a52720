import type { GitHub } from "../github/client/github.ts";
import { fail, type Result } from "../model/failure.ts";
import { wording } from "../model/view/wording.ts";

class Overtaken extends Error {}

/**
 * GitHub as a run may write to it: at the last moment before each write, after all waiting for its turn and
 * its token, `mayWrite` is asked. A process that was frozen in the middle of a run and comes back therefore
 * writes nothing more once another has taken the release over.
 */
export function guarded(github: GitHub, mayWrite: () => Promise<boolean>): GitHub {
  const check = async (): Promise<void> => {
    if (!(await mayWrite())) throw new Overtaken();
  };
  return {
    ...github,
    write: (asked) =>
      unlessOvertaken(asked, () =>
        github.write({
          ...asked,
          async ask(octokit) {
            await check();
            return asked.ask(octokit);
          },
        }),
      ),
    mutate: (asked) => unlessOvertaken(asked, () => github.mutate({ ...asked, before: check })),
  };
}

async function unlessOvertaken<T>(
  { doing }: { readonly doing: string },
  write: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return fail({
      kind: "conflict",
      message: wording`Did not ${doing}: a newer run of the release has begun, or the app is stopping.`,
      hint: wording`Nothing to do: the newer or next run sees to it.`,
      retry: "later",
    });
  }
}
