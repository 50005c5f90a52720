import type { Decision } from "../decide/decide.ts";
import { withoutComments } from "../decide/record/sections.ts";
import type { ReleaseView } from "../model/view/view.ts";
import { counted } from "../model/view/wording.ts";
import { stateSentence } from "../render/state-sentence.ts";
import { toTerminal } from "../render/terminal.ts";
import type { Clock } from "../simulator/clock.ts";
import { repositoryPage } from "../simulator/web-address.ts";
import { boardLines, createRedraw, type Screen } from "./demo-board.ts";
import type { Crew, Fleet, FleetPlan, ServicePlan } from "../simulator/fleet.ts";
import type { Deployment, DeploymentStatus } from "../simulator/world/deployment-types.ts";
import type { Release } from "../simulator/world/release-types.ts";
import type { Comment, Issue, WorldEvent } from "../simulator/world/types.ts";

/** So many of the last happenings are below the board. */
const recentMax = 5;

export interface ReportParts {
  readonly clock: Clock;
  readonly screen: Screen & { readonly isTTY?: boolean };
  readonly hasColour: boolean;
}

/**
 * Tells the release in the terminal while it happens: on a board that is drawn anew in its place, or, where nobody can
 * draw, by a line for what a person would want to know.
 */
export function createReport({ clock, screen, hasColour }: ReportParts) {
  let latest: Decision | undefined;
  let lastSentence = "";
  let recent: readonly string[] = [];
  let title = "";
  const isBoard = screen.isTTY === true;
  const redraw = createRedraw(screen);
  const draw = (): void => {
    if (!isBoard) return;
    redraw(
      boardLines({
        title,
        now: clock.now(),
        view: latest?.view ?? null,
        recent,
        columns: screen.columns ?? 80,
        hasColour,
      }),
    );
  };
  const line = (mark: string, text: string): void => {
    const time = clock.now().toString({ smallestUnit: "minute" }).slice(11, 16);
    const said = `${time}  ${mark}  ${text}`;
    if (!isBoard) return void screen.write(`${said}\n`);
    recent = [...recent, said].slice(-recentMax);
    draw();
  };
  return {
    latest: () => latest,
    begin(
      plan: FleetPlan,
      { dashboard, simulator, speed }: { dashboard: string; simulator: string; speed: number },
    ): void {
      title = `${plan.train} v${plan.version}`;
      screen.write(
        `Watch it live: ${dashboard}/\n` +
          `Release v${plan.version} of the train ${plan.train}: ${counted(plan.services.length, "service")}. ` +
          `GitHub is simulated at ${simulator}; time runs ${speed} times faster than real.\n\n`,
      );
    },
    /** The state sentence, whenever it says something new. */
    decided(decision: Decision): void {
      latest = decision;
      const { view } = decision;
      draw();
      if (!view || isBoard) return;
      const sentence = sentenceOf(view);
      if (sentence === lastSentence) return;
      lastSentence = sentence;
      line("·", sentence);
    },
    /** Reports what happens in the world; call the answer to end that. */
    listenTo(fleet: Fleet<Crew>): () => void {
      return fleet.world.listen((event) => {
        const told = tell(event, fleet);
        if (told) line(told.mark, told.text);
      });
    },
    /** @param dashboard where its pages are */
    end(fleet: Fleet<Crew>, isComplete: boolean, dashboard: string): void {
      const { world, trainRepository } = fleet;
      const issue = [...trainRepository.issues.values()].at(0);
      const sentence = latest?.view ? sentenceOf(latest.view) : "";
      const page = (rest: string): string => repositoryPage(world, trainRepository, rest);
      const { owner, name } = trainRepository;
      const links = issue
        ? [
            `Page:   ${dashboard}/releases/${owner}/${name}/${issue.number}`,
            `Issue:  ${page(`issues/${issue.number}`)}`,
            `Notes:  ${page("releases")}`,
          ]
        : [];
      const done = isComplete ? `Done. ${sentence}` : `Not complete. ${sentence}`;
      screen.write(["", done, ...links, ""].join("\n"));
    },
  };
}

const sentenceOf = (view: ReleaseView): string => toTerminal(stateSentence(view));

interface Told {
  readonly mark: string;
  readonly text: string;
}

/** As a terminal shows it: without the signs of bold words and links, which say nothing there. */
const withoutMarkdown = (line: string): string =>
  line.replaceAll("**", "").replaceAll(/\[([^[\]]{1,100})\]\(([^()\s]{1,500})\)/g, "$1 $2");

/** Services may share a repository: the train's deployments name theirs. */
const serviceOf = ({ payload }: Deployment, fleet: Fleet<Crew>): ServicePlan | undefined =>
  typeof payload === "object" && payload !== null && "service" in payload
    ? fleet.sites.find(({ plan }) => plan.id === payload.service)?.plan
    : undefined;

/** What a happening means to someone who follows the release; undefined: nothing. */
function tell(event: WorldEvent, fleet: Fleet<Crew>): Told | undefined {
  const { name, action, sender, subject, repository } = event;
  const service = fleet.sites.find((site) => site.repository === repository)?.plan;
  if (name === "issues" && action === "opened") {
    const issue = subject["issue"] as Issue;
    return { mark: "+", text: `${sender.login} opens the issue ${issue.title}` };
  }
  if (name === "issue_comment" && action === "created") {
    const comment = subject["comment"] as Comment;
    const said = withoutComments(comment.body).trim().split("\n")[0] ?? "";
    // Headings and what is folded are for those who look for it.
    if (/^(#|<details>)/.test(said)) return undefined;
    return { mark: "»", text: `${sender.login}: ${withoutMarkdown(said)}` };
  }
  if (!service) return undefined;
  if (name === "pull_request" && action === "closed") {
    return { mark: "+", text: `${service.name}: a pull request is merged` };
  }
  if (name === "deployment_status") {
    const deployment = subject["deployment"] as Deployment;
    const of = serviceOf(deployment, fleet) ?? service;
    const { staging = "staging" } = of;
    if (deployment.environment === staging) return undefined;
    return tellStatus(subject["deployment_status"] as DeploymentStatus, deployment.task, of);
  }
  if (name === "release" && action === "published") {
    const { tagName } = subject["release"] as Release;
    // Services that share a repository are told apart by their tags.
    const sharing = fleet.sites.filter((site) => site.repository === repository);
    const named = sharing.find(({ plan }) => tagName.includes(plan.id))?.plan ?? service;
    return { mark: "+", text: `${named.name}: release ${tagName} is published` };
  }
  return undefined;
}

function tellStatus(
  status: DeploymentStatus,
  task: string,
  service: { readonly name: string; readonly version: string },
): Told | undefined {
  const isBack = task === "rollback";
  const what = isBack ? service.name : `${service.name} ${service.version}`;
  if (status.state === "in_progress") {
    return isBack
      ? { mark: "◀", text: `${what} is rolling back` }
      : { mark: "▶", text: `${what} is deploying` };
  }
  if (status.state === "success") {
    return { mark: "✔", text: isBack ? `${what} is rolled back` : `${what} is deployed` };
  }
  if (status.state === "failure" || status.state === "error") {
    return { mark: "✘", text: `${what} failed: ${status.description}` };
  }
  return undefined;
}
