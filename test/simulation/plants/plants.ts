import { deploymentPlants } from "./deployments.ts";
import type { Plant } from "./plant.ts";
import { wordPlants } from "./words.ts";
import { workPlants } from "./work.ts";

/** All mistakes that can be planted. */
export const plants: readonly Plant[] = [...deploymentPlants, ...wordPlants, ...workPlants];
