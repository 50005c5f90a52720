/** How much of the view is shown. */
export interface Detail {
  /** At most so many entries of the draft of the notes. */
  readonly notes: number;
  readonly gates: boolean;
  readonly graph: boolean;
  readonly times: boolean;
  /** At most so many services and votes have rows of their own, those in trouble first. */
  readonly rows: number;
}

/** From full to short. */
export const details: readonly Detail[] = [
  ...[200, 50, 0].map((notes) => ({
    notes,
    gates: true,
    graph: true,
    times: true,
    rows: Infinity,
  })),
  { notes: 0, gates: false, graph: true, times: true, rows: Infinity },
  { notes: 0, gates: false, graph: false, times: true, rows: Infinity },
  ...[Infinity, 200, 100, 50, 20, 10, 5, 1].map((rows) => ({
    notes: 0,
    gates: false,
    graph: false,
    times: false,
    rows,
  })),
];
