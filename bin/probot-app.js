// The main export of the package: the Probot application function, for `probot run` and other hosts.
import { tooOld } from "./needed-node.js";

const sentence = tooOld();
if (sentence !== undefined) throw new Error(sentence);
const { releaseTrain } = await import("../dist/app/probot-app.js");

export default releaseTrain;
