import { readFileSync, writeFileSync } from "node:fs";
import { page, withKeys } from "./keys-table.ts";

writeFileSync(page, withKeys(readFileSync(page, "utf8")));
