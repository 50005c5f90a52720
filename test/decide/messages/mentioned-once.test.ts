import { expect, test } from "vitest";
import { teamName } from "../../../src/model/ids.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { concerned, ownersAndManagers } from "../../../src/text/people.ts";
import { storefront } from "../../support/train.ts";

test("a team that manages the train and answers for its services is mentioned once", () => {
  const team = (name: string) => ({ kind: "team" as const, team: teamName(name) });
  const [api, web] = [team("Acme/Platform"), team("acme/web")];
  const train = { ...storefront, managers: [team("acme/platform")] };
  expect(wordsOf(ownersAndManagers(train, [api, web, api]))).toBe("@Acme/Platform @acme/web");
  const services = [{ service: { owner: web } }, { service: { owner: api } }];
  expect(wordsOf(concerned(train, services))).toBe("@acme/platform @acme/web");
});
