import type { Action } from "../../model/action.ts";

export type Say = Extract<Action, { kind: "say" }>;
