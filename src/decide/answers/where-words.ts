/** What is said of a change that is aboard, and of the train after this one. */
import { joinTexts, link, say, type Text } from "../../model/view/text.ts";
import { clockWords, roughly } from "../../text/time-words.ts";
import { fewOf } from "../../text/few.ts";
import { short } from "../../text/short.ts";
import { firingAfter } from "../calendar/firings.ts";
import { whenWords } from "../calendar/window.ts";
import { forecastOf } from "../forecast/forecast.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** Of what is released with the service. */
export function rideWords(assessment: Assessment, assessed: ServiceAssessment): Text {
  const { service, candidate, progress } = assessed;
  const { train, plan, departure, ending } = assessment;
  const release = `${train.name} ${plan.version}`;
  const at = candidate.commit === null ? "" : ` (${short(candidate.commit)})`;
  const ride = `${service.name} ${candidate.version}${at}`;
  if (ending)
    return say`was aboard ${release}, which ended before ${ride} was deployed. ${nextTrain(assessment)}`;
  switch (progress.kind) {
    case "starting":
    case "deploying":
      return say`is departing: ${ride} is being deployed with ${release}.`;
    case "proving":
      return say`is departing: ${ride} is deployed with ${release}, and its health is being checked.`;
    case "live":
      return say`is live since ${whenWords(train.calendar, progress.at)}, deployed as ${ride} with ${release}.`;
    case "failed":
      return say`is aboard ${release}, but the deployment of ${ride} failed.`;
    case "unknown":
      return say`is aboard ${release}; how far ${ride} is can't be read at the moment (${progress.why}).`;
    case "waiting":
      return departure
        ? say`is departing: ${ride} waits for its turn in ${release}${plannedText(assessment, assessed)}.`
        : say`has boarded ${release} with ${ride}${plannedText(assessment, assessed)}.`;
  }
}

function plannedText(assessment: Assessment, { service }: ServiceAssessment): Text {
  const start = forecastOf(assessment).services.get(service.id)?.start;
  if (!start) return say``;
  const { train, observation } = assessment;
  return start.kind === "at"
    ? say`, planned for ${clockWords(train.calendar.timeZone, start.at, observation.now)}`
    : say`, planned for ${roughly(start.time)} after departure`;
}

/** Which train is next for what this one doesn't bring. */
export function nextTrain({ observation, train }: Assessment): Text {
  const { others, issue, now } = observation;
  if (others.kind === "unknown") return say`Which train is next can't be read at the moment.`;
  const later = others.value.filter(({ number }) => number !== issue.number);
  if (later.length > 0) {
    const links = later.map(({ number, url }) => say`${link(`#${number}`, url)}`);
    return say`Next train: ${joinTexts(fewOf(links, 3), ", ")}.`;
  }
  const firing = train.schedule && firingAfter(train.schedule, train.calendar.timeZone, now);
  return firing
    ? say`The next train opens at ${whenWords(train.calendar, firing)}.`
    : say`The next release is not open yet.`;
}
