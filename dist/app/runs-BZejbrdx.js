// src/engine/on-demand.ts
/** `work` handles its own errors: what it throws is lost. */
function onDemand(work) {
	let asked = false;
	let rounds;
	const loop = async () => {
		while (asked) {
			asked = false;
			await work().catch(() => void 0);
		}
		rounds = void 0;
	};
	return {
		ask() {
			asked = true;
			rounds ??= loop();
		},
		busy: () => rounds !== void 0,
		settled: async () => rounds
	};
}
// src/engine/alarm.ts
function createAlarm(clock, ring) {
	let cancel;
	return { set(at) {
		cancel?.();
		cancel = at === null ? void 0 : clock.after(clock.now().until(at), ring);
	} };
}
// src/engine/queue.ts
/** How long a stop waits for running handlers before it aborts them. */
const stopGrace = Temporal.Duration.from({ seconds: 10 });
/**
* Fires the timers of releases (`Leases.end`) again after this long if nobody has replaced them by then,
* so that one whose firing got lost with its process isn't lost itself.
*/
const refireAfter = Temporal.Duration.from({ seconds: 60 });
/** After trouble with the database. */
const troublePause = Temporal.Duration.from({ seconds: 5 });
// src/engine/runs.ts
/** What is left to aborted runs to clean up before nobody waits for them any more. */
const lastWords = Temporal.Duration.from({ seconds: 2 });
function trackRuns(clock) {
	const running = /* @__PURE__ */ new Map();
	return {
		get size() {
			return running.size;
		},
		start(work) {
			const abort = new AbortController();
			const run = Promise.resolve(abort.signal).then(work).finally(() => running.delete(abort));
			running.set(abort, run);
			return run;
		},
		async drain(grace) {
			if (running.size === 0) return;
			const abortAll = () => {
				for (const abort of running.keys()) abort.abort(/* @__PURE__ */ new Error("The app is stopping."));
			};
			const patience = Promise.withResolvers();
			const timers = [clock.after(grace, abortAll), clock.after(grace.add(lastWords), patience.resolve)];
			await Promise.race([Promise.allSettled(running.values()), patience.promise]);
			for (const cancel of timers) cancel();
		}
	};
}
export { createAlarm as a, troublePause as i, refireAfter as n, onDemand as o, stopGrace as r, trackRuns as t };
