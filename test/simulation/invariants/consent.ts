import { commandsAt, replacedAt, shippedAt, type Said } from "../ride.ts";
import { knowsSince, type Started } from "./watched.ts";

/** A standing GO and the team's vote, both for exactly this commit. */
export function checkConsent(started: Started, what: string): void {
  const { ride, site, deployment, heads, violate, plan } = started;
  const key = `${ride.fleet.plan.version} ${site.plan.id}`;
  const fixes = replacedAt(ride, site);
  const headAt = (at: Temporal.Instant): string | undefined => {
    const fix = fixes.findLast((one) => !isBefore(at, one.at));
    return fix
      ? site.repository.refs.get(`refs/heads/${fix.branch}`)
      : heads.get(key)?.findLast((one) => !isBefore(at, one.at))?.sha;
  };
  // It may start before it says that it heard.
  const heard = commandsAt(ride, untouchedUntil(started)).filter(
    ({ answer }) => answer?.kind !== "refused",
  );
  const isManagers = (one: Said): boolean => one.comment.author.id === ride.fleet.manager.id;
  const veto = heard.findLast(
    (one) => one.name === "no-go" && isManagers(one) && one.answer?.kind === "done",
  );
  const goes = heard.filter(
    ({ name, comment }) =>
      name === "go" &&
      headAt(comment.createdAt) === deployment.sha &&
      !(veto && isBefore(comment.createdAt, veto.comment.createdAt)),
  );
  const speaks = ({ comment }: Said): boolean =>
    [site.lead.id, site.developer.id].includes(comment.author.id) ||
    comment.author.login === plan.deputy;
  if (!goes.some(isManagers)) violate("consent", `${what} starts without a GO for that commit`);
  if (!goes.some(speaks)) violate("consent", `${what} starts without its team's vote`);
}

/** Words must stand as they were said until the release departs; after that nobody unsays them by tidying up. */
function untouchedUntil(started: Started): Temporal.Instant {
  const { ride } = started;
  const known = knowsSince(started);
  const starts = ride.fleet.sites.flatMap((one) =>
    shippedAt(ride, one, "deploy").map(({ createdAt }) => createdAt),
  );
  return starts.reduce((first, at) => (isBefore(at, first) ? at : first), known);
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;
