import type { Decision } from "../../src/decide/decide.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import type { Clock } from "../../src/simulator/clock.ts";
import type { Deployment, DeploymentStatus } from "../../src/simulator/world/deployment-types.ts";
import type { Comment, Issue, World, WorldEvent } from "../../src/simulator/world/types.ts";

/** What happened so far, a line each, for whoever has to find out why a story went another way. */
export interface Timeline {
  note(text: string): void;
  decided(decision: Decision): void;
  /** The last `count` lines. */
  text(count?: number): string;
}

export function createTimeline(world: World, clock: Clock): Timeline {
  const lines: string[] = [];
  let lastSentence = "";
  const note = (text: string): void => {
    lines.push(`${clock.now().toString({ smallestUnit: "second" }).slice(5, 19)}  ${text}`);
  };
  world.listen((event) => {
    const told = tell(event);
    if (told !== undefined) note(`${event.repository?.name ?? event.org}: ${told}`);
  });
  return {
    note,
    decided({ view }) {
      const sentence = view ? `${view.state}: ${wordsOf(view.sentence)}` : "no plan";
      if (sentence !== lastSentence) note(`= ${sentence}`);
      lastSentence = sentence;
    },
    text: (count = 80) => lines.slice(-count).join("\n"),
  };
}

function tell({ name, action, sender, subject }: WorldEvent): string | undefined {
  switch (name) {
    case "issue_comment": {
      const { body } = subject["comment"] as Comment;
      const words = body.replaceAll(/<!--.*?-->\s*/gs, "").slice(0, 300);
      return `${sender.login} (comment ${action}): ${words}`;
    }
    case "issues":
      return `${sender.login} ${action} #${(subject["issue"] as Issue).number}`;
    case "deployment": {
      const { environment, sha, task } = subject["deployment"] as Deployment;
      return `${sender.login} starts ${task} of ${sha.slice(0, 7)} to ${environment}`;
    }
    case "deployment_status":
      return `deployment is ${(subject["deployment_status"] as DeploymentStatus).state}`;
    case "push":
      return `${sender.login} pushes`;
    case "release":
      return `${sender.login} ${action} a release`;
    default:
      return undefined;
  }
}
