import { cut } from "../model/cut.ts";

/** What people wrote, short enough to be quoted in a sentence. */
export const shorten = (text: string): string => (text.length > 60 ? `${cut(text, 59)}…` : text);
