/** DORA's five figures in words, for the page of a train and the command line. */
import type { TrainFigures } from "./figures.ts";
import { wording } from "../../model/view/wording.ts";

export interface DeliveryRow {
  readonly name: string;
  readonly deployments: string;
  readonly frequency: string;
  readonly lead: string;
  readonly failed: string;
  readonly recovery: string;
  readonly rework: string;
}

/** The train as a whole, then each service; nothing while nothing was deployed. */
export function deliveryRows({ all, services }: TrainFigures): readonly DeliveryRow[] {
  if (services.length === 0) return [];
  return [{ name: wording`All services`, ...all }, ...services].map((one) => ({
    name: one.name,
    deployments: String(one.deployments),
    frequency:
      one.deploymentsPerWeek === null ? noFigure : wording`${one.deploymentsPerWeek} a week`,
    lead: timeOf(one.changeLeadSeconds),
    failed: shareOf(one.changeFailRate),
    recovery: timeOf(one.recoverySeconds),
    rework: shareOf(one.reworkRate),
  }));
}

const noFigure = "–";
/** As a percentage. */
export const shareOf = (share: number | null): string =>
  share === null ? noFigure : `${Math.round(share * 1000) / 10} %`;

/** In the largest unit that says enough. */
export function timeOf(seconds: number | null): string {
  if (seconds === null) return noFigure;
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  return hours < 48 ? `${Math.round(hours)} h` : wording`${Math.round(hours / 24)} days`;
}

/** The day of the first deployment that counts: an app that lost its store knows of none before it. */
export const sinceWords = ({ since }: Pick<TrainFigures, "since">): string =>
  since?.slice(0, "2026-03-19".length) ?? "";
