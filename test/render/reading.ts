import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** The page that a reader sees, as HTML; raw HTML of the source shows as text here, so that tests notice it. */
export const page = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** Entities of micromark's HTML as the characters that they stand for. */
export const decode = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** A commit that isn't a link: GitHub looks for no references in code. */
export const commitAsCode = /<code>([0-9a-f]{7,})<\/code>/gi;

/** What GitHub itself looks for in the finished text, and would link, notify or replace. */
export const githubReferences = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bGH-\d/i,
  /\b[0-9a-f]{7,40}\b/i,
  /:[\w+-]+:/,
  /:\/\//,
  /\bwww\./i,
];
