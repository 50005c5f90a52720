/**
 * On which trains a change is, from releases as they were seen last: no look costs GitHub anything. What is found is so; what isn't
 * found proves nothing, and `/where` in a comment asks GitHub.
 */
import { isSameName } from "../../model/ids.ts";
import type { KeptRelease, ReleaseSummary, ServicePage } from "../../model/view/page.ts";
import type { ChangeAsked } from "../../text/change-name.ts";

export interface ChangePlace {
  readonly release: Pick<
    ReleaseSummary,
    "train" | "version" | "repository" | "number" | "url" | "state" | "departure"
  >;
  readonly service: Pick<ServicePage, "id" | "name" | "version" | "commit" | "state" | "end">;
}

/** Of the newest release first, as they are given. */
export const placesOf = (
  kept: readonly KeptRelease[],
  asked: ChangeAsked,
): readonly ChangePlace[] =>
  kept.flatMap(({ shown }) =>
    shown.page.services
      .filter((service) => hasChange(shown, service, asked))
      .map(({ id, name, version, commit, state, end }) => {
        const { train, repository, number, url, departure } = shown.page.release;
        return {
          release: {
            train,
            version: shown.page.release.version,
            repository,
            number,
            url,
            state: shown.page.release.state,
            departure,
          },
          service: { id, name, version, commit, state, end },
        };
      }),
  );

function hasChange(
  { aboard = [] }: KeptRelease["shown"],
  service: ServicePage,
  { change, repo }: ChangeAsked,
): boolean {
  const own = aboard.find((one) => one.service === service.id);
  const named = own?.repo ?? repoIn(service.links.repository);
  if (repo !== undefined && !(named !== undefined && isSameName(named, repo))) return false;
  return change.kind === "pull"
    ? own?.pulls.includes(change.number) === true
    : service.commit?.startsWith(change.digits) === true;
}

/** `owner/name` at the end of an address. */
const repoIn = (url: string | null): string | undefined =>
  url === null ? undefined : url.split("/").filter(Boolean).slice(-2).join("/");
