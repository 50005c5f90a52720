import { describe, expect, it } from "vitest";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";
import { expectNoSideScroll, faultsOf, hasBrowser, useBrowser } from "./browser.ts";

describe.skipIf(!hasBrowser)("signing in with a browser", () => {
  const browser = useBrowser();

  it("leads by GitHub back to the release, where each command can be said", async () => {
    await using story = await startStory({ fleet: solo, signIn: true });
    const { world, manager, trainRepository } = story.fleet;
    editRepository(world, trainRepository, { isPrivate: true, by: manager });
    story.people.open();
    story.people.prepare();
    await story.reach("ready");
    const { page, trouble } = await browser.open({ viewport: { width: 390, height: 800 } });
    const { owner, name } = trainRepository;
    const path = `/releases/${owner}/${name}/${story.people.tracking().number}`;
    await page.goto(story.app.url + path);
    await page.click("text=sarah");
    await page.waitForSelector("h1 >> text=Ready");
    expect(await page.textContent("header")).toContain("@sarah");
    expect(await faultsOf(page)).toEqual([]);
    await expectNoSideScroll(page);

    const words = ["confirm", "hold", "resume", "retry", "rollback", "no-go", "go"];
    for (const word of words) {
      await page.selectOption("select[name=command]", word);
      await page.selectOption("select[name=service]", word === "retry" ? "api" : "");
      await page.fill("input[name=words]", "the rehearsal");
      await page.click("button >> text=Comment as @sarah");
      await page.waitForSelector(`[role=status] >> text=You said /${word} on the issue`);
      await story.settle();
    }
    const said = [...trainRepository.comments.values()]
      .filter(({ author }) => author.id === manager.id)
      .map(({ body }) => body.split(/[ :]/)[0]);
    expect(said).toEqual(words.map((word) => `/${word}`));

    // What was begun stays while the page follows the release.
    await page.fill("input[name=words]", "half a reason");
    await page.evaluate("document.body.dataset.kept = 'yes'");
    story.people.say(manager, "/hold the office is on fire");
    await story.reach("on hold");
    await page.waitForSelector("h1 >> text=On hold");
    expect(await page.inputValue("input[name=words]")).toBe("half a reason");
    expect(await page.getAttribute("body", "data-kept")).toBe("yes");

    await page.click("button >> text=Sign out");
    await page.waitForSelector("h1 >> text=You are signed out");
    expect(await faultsOf(page)).toEqual([]);
    expect(trouble).toEqual([]);
  }, 180_000);
});
