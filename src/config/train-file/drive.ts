/** How a service is deployed, as a train file says it: its keys, what they mean together, and the drive they make. */
import { z } from "zod";
import { driveKinds, isDeployedByOthers, type Drive } from "../../model/train/drives.ts";
import { shorten, type YamlMap } from "../yaml-document.ts";
import type { Finding } from "./finding.ts";
import { matching, wants } from "./schema-parts.ts";

export const driveKeys = {
  drive: z.enum(driveKinds, wants("drive")).default("deployment"),
  ref: z.enum(["commit", "tag"], wants("ref")).optional(),
  workflow: matching(/^[^\p{Cc}\s/\\]{1,100}\.ya?ml$/u, "workflow").optional(),
};

/** A workflow is started by `drive: dispatch` and by nothing else; others' deployments name what they name. */
export function* drivesThatClash(
  id: string,
  { drive, workflow, ref }: YamlMap,
): Generator<Finding> {
  const kind = driveKinds.find((one) => one === drive);
  if (kind && isDeployedByOthers({ drive: { kind } }) && ref !== undefined) {
    const message = `${shorten(id)} has drive: ${kind}, so the app makes no deployment that could name a ref`;
    const hint = "Leave ref out, or write drive: deployment or dispatch.";
    yield { path: ["services", id, "ref"], at: "key", message, hint };
  }
  if (drive === "dispatch" && workflow === undefined) {
    const message = `${shorten(id)} has drive: dispatch and no workflow`;
    const hint = "Name the file of the workflow that deploys it: workflow: deploy.yml.";
    yield { path: ["services", id, "drive"], at: "value", message, hint };
  }
  if (drive !== "dispatch" && workflow !== undefined) {
    const message = `${shorten(id)} names a workflow that nothing starts`;
    const hint = "Write drive: dispatch beside it, or leave the workflow out.";
    yield { path: ["services", id, "workflow"], at: "key", message, hint };
  }
}

/** The drive of a service without problems. */
export function toDrive({
  drive,
  workflow,
  ref = "commit",
}: z.infer<z.ZodObject<typeof driveKeys>>): Drive {
  switch (drive) {
    case "deployment":
      return { kind: drive, ref };
    case "dispatch":
      // The rules ask for the workflow.
      return { kind: drive, workflow: workflow ?? "", ref };
    case "gate":
    case "observe":
      return { kind: drive };
  }
}
