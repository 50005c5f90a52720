import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { shown } from "../../support/consent.ts";
import { stateIn } from "../../support/decision.ts";
import { green } from "../../support/observation.ts";
import { service, trainOf } from "../../support/train.ts";

test("writers of a repository are several, and a team is one", () => {
  const api = service("api", "infra");
  const owner = { kind: "writers", repo: api.repo } as const;
  const train = trainOf([api, { ...service("web", "web"), owner }]);
  expect(stateIn(decide(shown(green(train))))).toContain(
    `acme/infra has not voted for Api; writers of ${api.repo} have not voted for Web.`,
  );
});
