import type { Visibility } from "../../model/github/visibility.ts";
import { z } from "zod";
import { sha } from "../../model/ids.ts";

/** Database ids. Zod's `int` also refuses what a number can't hold exactly. */
export const idShape = z.int().positive();

/** A whole commit id. */
export const shaShape = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)
  .transform(sha);

/** ISO 8601 with an offset. */
export const instantShape = z.iso
  .datetime({ offset: true })
  .transform((text) => Temporal.Instant.from(text));

/** For answers of which nothing is used. */
export const anyShape = z.unknown();

/** `RepositoryVisibility` of GraphQL. */
export const visibilityShape = z
  .enum(["PUBLIC", "INTERNAL", "PRIVATE"])
  .transform((word): Visibility =>
    word === "PUBLIC" ? "public" : word === "INTERNAL" ? "internal" : "private",
  );
