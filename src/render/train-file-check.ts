import { cut } from "../model/cut.ts";
import { trainFilePath } from "../model/marks/marks.ts";
import type { TrainReading } from "../model/train/train.ts";
import { counted, wording } from "../model/view/wording.ts";

/** What a check run says of a train file, with a note at each line that has a problem. */
export interface TrainFileCheck {
  readonly conclusion: "success" | "failure";
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly {
    readonly path: string;
    readonly line: number;
    readonly level: "failure";
    readonly title: string;
    readonly message: string;
  }[];
}

export function trainFileCheck(reading: TrainReading): TrainFileCheck {
  if (reading.ok) {
    return {
      conclusion: "success",
      title: wording`Valid: ${counted(reading.train.services.length, "service")}`,
      summary: wording`The train file is valid. Releases that have not departed yet use it as soon as it is on the default branch.`,
      annotations: [],
    };
  }
  return {
    conclusion: "failure",
    title: wording`${counted(reading.problems.length, "problem")} to fix`,
    summary: wording`Each problem is annotated on its line. If this reaches the default branch, releases stop until it is fixed.`,
    annotations: reading.problems.map(({ line, message, hint }) => ({
      path: trainFilePath,
      line,
      level: "failure",
      title: cut(message, 255),
      message: hint,
    })),
  };
}
