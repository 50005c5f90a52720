/** What the payload of a deployment says, whoever wrote it. */
import { z } from "zod";
import { shaShape } from "../../github/resources/shapes.ts";
import { releaseTold, serviceId, type TrainNames } from "../../model/ids.ts";
import type { DeploymentFacts, Ride } from "../../model/observation.ts";

const rideShape = z.object({
  key: z.string().optional(),
  issue: z.string(),
  service: z.string().min(1),
  attempt: z.int().positive(),
  intent: z.string(),
});

const namingShape = z.object({
  commit: shaShape.nullable().catch(null),
  service: z.string().min(1).nullable().catch(null),
  version: z.string().min(1).nullable().catch(null),
});
const nothingNamed = { service: null, version: null, wanted: null };

type Naming = Pick<DeploymentFacts, "service" | "version" | "wanted">;

/** The service, the version and the commit that it names. */
export function namingOf(payload: unknown): Naming {
  const naming = namingShape.safeParse(unpacked(payload));
  if (!naming.success) return nothingNamed;
  const { commit: wanted, ...named } = naming.data;
  return { ...named, wanted };
}

/** The same, and which release it is of, where a train wrote it. */
export const payloadOf = (
  payload: unknown,
  train: TrainNames,
): Naming & Pick<DeploymentFacts, "rides"> => ({
  ...namingOf(payload),
  rides: rideOf(unpacked(payload), train),
});

/** GraphQL hands payloads over as JSON text, at times encoded twice. */
function unpacked(payload: unknown): unknown {
  let value = payload;
  for (let layer = 0; layer < 2 && typeof value === "string"; layer += 1) {
    try {
      value = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  return value;
}

/** A payload without a key is of a version before 0.2. */
function rideOf(payload: unknown, train: TrainNames): Ride | null {
  const parsed = rideShape.safeParse(payload);
  if (!parsed.success) return null;
  const { key, issue: issueName, service, attempt, intent } = parsed.data;
  const issue = releaseTold(key ?? issueName, train);
  if (issue === undefined) return null;
  return { issue, issueName, service: serviceId(service), attempt, intent };
}
