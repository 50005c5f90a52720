/** What the parts need of a log; Probot's own (pino) is one. Fields first, as pino wants them. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Says nothing. */
export const silence: Log = { info() {}, warn() {}, error() {} };
