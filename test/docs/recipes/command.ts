/** The answer to a command, as CONTRIBUTING.md tells it: here one that only tells something. */
import { done, type Answer, type Request } from "../../../src/decide/answers/request.ts";
import { paragraph, say } from "../../../src/model/view/text.ts";

export const answerWhen = ({ situation }: Request): Answer => {
  const { departure } = situation.plan;
  return done(
    [],
    [
      paragraph(
        departure ? say`It leaves at ${departure.toString()}.` : say`No departure is planned.`,
      ),
    ],
  );
};
