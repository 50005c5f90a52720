import { repoName } from "../../model/ids.ts";
import type { ListedRelease } from "../../model/view/page.ts";
import type { People } from "./people.ts";
import { mayAllSee, type DashboardMode, type Viewer } from "./viewers.ts";

/** What a release must tell for it to be known who may see it. */
export interface Guarded extends Pick<ListedRelease, "visibility" | "repositoryId"> {
  /** `owner/name` of the train repository. */
  readonly repository: string;
}

/** Who may see what. */
export interface Rights {
  /** Rejects when GitHub can't say it. */
  maySee(viewer: Viewer, of: Guarded): Promise<boolean>;
}

/** In milliseconds: for so long an answer of GitHub's stands. */
const standing = 60_000;
const answersMax = 10_000;

/** People see what they can read on GitHub: each is asked about, and the answer stands for a minute. */
export function createRights(parts: {
  readonly mode: DashboardMode;
  /** null: nobody can sign in. */
  readonly people: People | null;
  readonly now: () => Temporal.Instant;
}): Rights {
  const { mode, people, now } = parts;
  const answers = new Map<string, { readonly until: number; readonly may: Promise<boolean> }>();
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
      if (viewer.kind !== "person") return false;
      const { id, token } = viewer.person;
      const key = `${id} ${of.repositoryId} ${of.repository}`;
      const time = now().epochMilliseconds;
      const known = answers.get(key);
      if (known && known.until > time) return known.may;
      const may = ask(token, of);
      answers.delete(key);
      answers.set(key, { until: time + standing, may });
      may.catch(() => answers.delete(key));
      const [oldest] = answers.keys();
      if (answers.size > answersMax && oldest !== undefined) answers.delete(oldest);
      return may;
    },
  };
}
