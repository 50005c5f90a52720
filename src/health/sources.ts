/** All sources of health. A new one is added here. */
import { createProbeSource } from "./probe-source.ts";
import { createPrometheusSource } from "./prometheus-source.ts";
import type { CreateSource } from "./source.ts";

export const healthSources: readonly CreateSource[] = [createProbeSource, createPrometheusSource];
