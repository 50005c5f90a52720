import type { DeploymentFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";

/**
 * Whether a deployment is about this service: services that share a repository are told apart by the payload,
 * and a deployment that names no service is of all of them.
 */
export const isAbout = (deployment: DeploymentFacts, service: Service): boolean =>
  deployment.service === null || names(deployment, service);

/** Whether its payload names this service. */
export function names(
  { service: named }: Pick<DeploymentFacts, "service">,
  { id, name }: Service,
): boolean {
  const wanted = named?.toLowerCase();
  return wanted === id.toLowerCase() || wanted === name.toLowerCase();
}
