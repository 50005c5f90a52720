import { whyNotAsked } from "./policy.ts";
import { probeOnce } from "./probe.ts";
import type { CreateSource } from "./source.ts";

/** The service's own health check. */
export const createProbeSource: CreateSource = ({ healthHosts: policy }, limits) => ({
  whyUnaskable({ probe }) {
    const url = probe && URL.parse(probe.url);
    const why = url ? whyNotAsked(url, policy) : undefined;
    return why === undefined ? undefined : `its health check can't be asked: ${why}`;
  },
  beginLook:
    () =>
    async ({ probe }) =>
      probe ? { probe: await probeOnce(probe, policy, limits) } : {},
});
