/** One line of the table of measurements. */
export interface Row {
  /** What was measured, with its unit. */
  readonly name: string;
  readonly value: number;
  /** What it should be at most, or at least where more is better; null: it is only told. */
  readonly goal: number | null;
  /** The same of another program, in the same run; null: there is none that does it. */
  readonly peer: number | null;
  /** What no program could be better than; null: that isn't known. */
  readonly limit: number | null;
  /** Whether more is better. */
  readonly isFloor?: boolean;
}

export const row = (name: string, value: number, more: Partial<Omit<Row, "name">> = {}): Row => ({
  name,
  value: rounded(value),
  goal: null,
  limit: null,
  ...more,
  peer: more.peer === undefined || more.peer === null ? null : rounded(more.peer),
});

export const isMet = ({ value, goal, isFloor = false }: Row): boolean =>
  goal === null || (isFloor ? value >= goal : value <= goal);

/** Three digits are more than any of them is good for. */
const rounded = (value: number): number => Number(value.toPrecision(3 + digitsBefore(value)));
const digitsBefore = (value: number): number =>
  Math.abs(value) < 100 ? 0 : Math.floor(Math.log10(Math.abs(value))) - 2;

/** Hands rows to whoever started this file, one line of JSON for each. */
export function tell(rows: Iterable<Row>): void {
  for (const one of rows) process.stdout.write(`${JSON.stringify(one)}\n`);
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** Milliseconds that the processor spent on this process so far: what other processes do changes it little. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
