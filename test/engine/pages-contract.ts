import { describe, expect, test } from "vitest";
import type { Store } from "../../src/engine/store.ts";
import { toPage } from "../../src/render/page.ts";
import { planningView } from "../render/views.ts";
import { release, start, trainRepo, type Open } from "./setup.ts";

/** What every database must do for the pages of releases. */
export function pagesContract(open: Open): void {
  describe("pages", () => {
    const shown = toPage(planningView(), {
      repo: trainRepo,
      repository: 7,
      number: 12,
      url: "https://github.com/acme/releases/issues/12",
      visibility: "public",
    });
    const next = { ...shown, timeZone: "Europe/Berlin" };
    const put = async (store: Store, page = shown) =>
      store.pages.put(await store.leases.begin(release(12)), page);

    test("of a run that was overtaken aren't kept", async () => {
      const { store, reopen } = await open();
      const old = await store.leases.begin(release(12));
      const other = await reopen();
      expect(await put(other, next)).toBe("kept");
      expect(await store.pages.put(old, shown)).toBe("fenced");
      expect((await store.pages.find("acme/releases", 12))?.shown.timeZone).toBe("Europe/Berlin");
    });

    test("are written again after a run of another process, though this one has seen nothing new", async () => {
      const { store, reopen } = await open();
      expect(await put(store)).toBe("kept");
      expect(await put(store)).toBe("unchanged");
      expect(await put(await reopen(), next)).toBe("kept");
      expect(await put(store)).toBe("kept");
      expect((await store.pages.find("acme/releases", 12))?.revision).toBe(3);
    });

    test("tell since when the same people must act", async () => {
      const { clock, store } = await open();
      const asking = { ...shown, actors: ["sarah"] };
      await put(store, asking);
      clock.after(Temporal.Duration.from({ minutes: 5 }), () => undefined);
      clock.step();
      await put(store, { ...asking, timeZone: "Europe/Berlin" });
      expect(await store.pages.underWay()).toEqual([{ state: "planning", askedAt: start }]);
      await put(store, { ...asking, actors: ["dana"] });
      expect((await store.pages.underWay())[0]?.askedAt).toEqual(clock.now());
      await put(store, { ...asking, actors: [] });
      expect((await store.pages.underWay())[0]?.askedAt).toBe(null);
    });
  });
}
