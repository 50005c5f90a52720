import { conventional, saysBreaking } from "../../text/conventional.ts";
import { ownWords } from "../../text/own-words.ts";
import type { Pull } from "./pull-shape.ts";

/**
 * Whether it breaks something, and its description doesn't tell users what to do. Only where the description was read: of
 * what was merged into the release branch.
 */
export function isUnexplained({ title, body }: Pull): boolean {
  if (body === undefined) return false;
  const own = ownWords(body);
  const isBreaking = conventional(title).isBreaking || saysBreaking(own);
  return isBreaking && !/^(?:\* )?BREAKING[ -]CHANGE:\s*\S|\bmigrat|\bupgrad/im.test(own);
}
