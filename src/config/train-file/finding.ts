import type { YamlPath } from "../yaml-document.ts";

/** Something wrong at a path of the file, before it has a line. */
export interface Finding {
  readonly path: YamlPath;
  readonly at: "key" | "value";
  readonly message: string;
  readonly hint: string;
}
