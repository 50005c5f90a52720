import type { Service } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import type { Situation } from "../assessment/assessment.ts";
import { form, plural, wordsOf } from "../../model/view/text.ts";

/** A service that is planned and doesn't leave with this release. */
interface Behind {
  readonly service: Service;
  readonly version: string;
}

/** In the order of the plan. */
export const stayingBehind = ({ behind, train }: Situation): readonly Behind[] =>
  behind.flatMap(({ service: id, version }) => {
    const service = train.services.find((one) => one.id === id);
    return service ? [{ service, version }] : [];
  });

/** `Search stays behind`, or nothing. */
export function behindWords(situation: Situation): string | undefined {
  const names = stayingBehind(situation).map(({ service }) => service.name);
  if (names.length === 0) return undefined;
  return wordsOf(
    plural(
      names.length,
      form`${fewNames(names)} waits for the next release`,
      form`${fewNames(names)} wait for the next release`,
    ),
  );
}
