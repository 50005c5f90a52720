import { repoName } from "../../model/ids.ts";
import type { ListedRelease } from "../../model/view/page.ts";
import type { SignIn } from "../../model/github/sign-in.ts";
import { createStandingAnswers } from "./standing-answers.ts";
import { mayAllSee, type DashboardMode, type Viewer } from "./viewers.ts";

/** What a release must tell for it to be known who may see it. */
export interface Guarded extends Pick<
  ListedRelease,
  "visibility" | "repositoryId" | "serviceRepositories"
> {
  /** `owner/name` of the train repository. */
  readonly repository: string;
}

/** Who may see what. */
export interface Rights {
  /** Rejects when GitHub can't say it. */
  maySee(viewer: Viewer, of: Guarded): Promise<boolean>;
}

const answersMax = 10_000;

/** People see what they can read on GitHub: each is asked about, and the answer stands for a minute. */
export function createRights(parts: {
  readonly mode: DashboardMode;
  /** null: nobody can sign in. */
  readonly people: SignIn | null;
  readonly now: () => Temporal.Instant;
}): Rights {
  const { mode, people, now } = parts;
  const answerTo = createStandingAnswers<boolean>(answersMax, now);
  const ask = async (token: string, { repository, repositoryId }: Guarded): Promise<boolean> => {
    const found = await people?.repositoryId(token, repoName(repository));
    if (!found) return false;
    if (!found.ok) throw new Error(found.failure.message);
    // Another repository may go by that name now.
    return found.value === repositoryId;
  };
  return {
    async maySee(viewer, of) {
      if (mayAllSee(mode, viewer, of)) return true;
      // What is shown of a release is what readers of its issue see, so those who ship in it may.
      if (viewer.kind === "workflow") return isConcerned(viewer.repository, of);
      if (viewer.kind !== "person") return false;
      const { token } = viewer.person;
      // Whoever signs in again may see what an organisation's single sign-on hid from them before.
      return answerTo(`${token} ${of.repositoryId} ${of.repository}`, () => ask(token, of));
    },
  };
}

const isConcerned = (
  repository: number,
  { repositoryId, serviceRepositories = [] }: Guarded,
): boolean => repository === repositoryId || serviceRepositories.includes(repository);
