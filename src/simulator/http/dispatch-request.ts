import type { IncomingRequest } from "./faults.ts";
import type { Call } from "./route.ts";

/** A request with what else of it matters. */
export interface DispatchRequest extends IncomingRequest {
  readonly url: URL;
  /** The body as it came; "": there was none. */
  readonly text: string;
  readonly headers: Call["headers"];
}
