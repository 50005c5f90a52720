/** The values of a file as they were written, whatever their type. */
import type { YamlMap, YamlValue } from "../yaml-document.ts";

export const isMap = (value: YamlValue | undefined): value is YamlMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const nothing: YamlMap = Object.freeze(Object.create(null) as YamlMap);
/** What is no map has no keys. */
export const asMap = (value: YamlValue | undefined): YamlMap => (isMap(value) ? value : nothing);
