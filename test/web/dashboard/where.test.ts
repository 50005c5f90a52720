import { expect, it } from "vitest";
import { commandText } from "../../../src/web/dashboard/commands.ts";
import { serviceView } from "../../render/views.ts";
import { openDashboard } from "./show.ts";

it("tells on which releases a pull request or commit is, as they were seen last", async () => {
  const { url, show } = await openDashboard();
  const aboard = [{ service: "api", repo: "acme/api", pulls: [12] }];
  await show(1, {
    version: "2.4.0",
    state: "complete",
    services: [serviceView("api", { state: "live" }), serviceView("web")],
    aboard,
  });
  await show(2, { services: [serviceView("api", { version: "1.9.0" })] });
  const ask = async (change: string) => {
    const at = `${url}/api/trains/acme/releases/where?change=${encodeURIComponent(change)}`;
    const response = await fetch(at);
    const { places } = (await response.json()) as {
      readonly places?: readonly {
        readonly release: { readonly version: string };
        readonly service: { readonly id: string; readonly state: string };
      }[];
    };
    return (
      places?.map((one) => `${one.release.version} ${one.service.id} ${one.service.state}`) ??
      response.status
    );
  };
  const commit = serviceView("api").commit?.sha ?? "";
  expect(await ask("#12")).toEqual(["2.4.0 api live"]);
  expect(await ask("Acme/API#12")).toEqual(["2.4.0 api live"]);
  expect(await ask("acme/web#12")).toEqual([]);
  expect(await ask("#13")).toEqual([]);
  expect(await ask(`acme/api@${commit.slice(0, 10)}`)).toEqual([
    "2.5.0 api waiting",
    "2.4.0 api live",
  ]);
  expect(await ask("everything")).toBe(400);
});

it("is asked from the page of a release by the command, of no service", () => {
  const said = (words: string) =>
    commandText({ word: "where", service: "api", words }, new Set(["api"]));
  expect(said("acme/api#12")).toEqual({ text: "/where acme/api#12" });
  expect(said("")).toMatchObject({
    missing: expect.stringMatching(/^\/where needs a change: #12/),
  });
});
