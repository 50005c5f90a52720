/** The thread of a template that people wrote: begins, renders once, tells, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import Handlebars from "handlebars";
import type { TemplateWord, TemplateWork } from "./own-template.ts";

// It goes to the thread that began this one: there is no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tell = (word: TemplateWord): void => parentPort?.postMessage(word);

function rendered({ source, view, length }: TemplateWork): TemplateWord {
  try {
    const template = Handlebars.compile(source, {
      // The view is Markdown already.
      noEscape: true,
      // What the view doesn't have is a mistake, not a hole in the text.
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { log: false },
    });
    const text = template(view).trim();
    if (text === "") return { kind: "unusable", why: "makes an empty text" };
    if (text.length > length) {
      return {
        kind: "unusable",
        why: `makes ${text.length} characters, and there is room for ${length}`,
      };
    }
    // Whoever writes one could say of a release what isn't so.
    if (text.includes("<!-- release-train:")) {
      return { kind: "unusable", why: "writes a mark of Release Train (<!-- release-train:)" };
    }
    return { kind: "text", text };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [first = ""] = message.slice(0, 2_000).split("\n");
    // The next lines of a parse error show where it is, by dashes.
    return { kind: "unusable", why: `is refused by handlebars: ${first.replace(/[.:]$/, "")}` };
  }
}

tell({ kind: "begun" });
tell(rendered(workerData as TemplateWork));
