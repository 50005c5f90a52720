import type { Cron } from "../model/train/cron.ts";

interface Field {
  readonly min: number;
  readonly max: number;
  /** Three letters each, the first for `min`. */
  readonly names?: readonly string[];
}

const minute: Field = { min: 0, max: 59 };
const hour: Field = { min: 0, max: 23 };
const dayOfMonth: Field = { min: 1, max: 31 };
const month: Field = {
  min: 1,
  max: 12,
  names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
};
/** 0 and 7 are both Sunday. */
const weekday: Field = {
  min: 0,
  max: 7,
  names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
};

/** The longest that each month gets. */
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Five fields as cron has them: minute, hour, day of the month, month, weekday, with `*`, lists, ranges, steps and
 * English names. undefined: it is none, or one whose time never comes.
 */
export function readCron(text: string): Cron | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length !== 5 || text.length > 200) return undefined;
  const [minutes, hours, days, months, weekdays] = [minute, hour, dayOfMonth, month, weekday].map(
    (field, index) => readField(words[index] ?? "", field),
  );
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const cron: Cron = {
    text: words.join(" "),
    minutes,
    hours,
    months,
    days: isAny(words[2]) ? null : days,
    weekdays: isAny(words[4])
      ? null
      : [...new Set(weekdays.map((day) => (day === 0 ? 7 : day)))].toSorted((a, b) => a - b),
  };
  const comes = months.some((one) => (days[0] ?? 32) <= (monthLengths[one - 1] ?? 0));
  return comes || cron.weekdays ? cron : undefined;
}

const isAny = (word: string | undefined): boolean => word === "*" || word === "*/1";

function readField(word: string, field: Field): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of word.toLowerCase().split(",")) {
    const [, range = "", step] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const ends = readRange(range, field, step !== undefined);
    const by = Number(step ?? 1);
    if (!ends || by === 0) return undefined;
    for (let value = ends.from; value <= ends.to; value += by) values.add(value);
  }
  return [...values].toSorted((a, b) => a - b);
}

/** `*`, `5`, `1-5`, `mon-fri`; with a step `5` means from 5 on. */
function readRange(
  range: string,
  field: Field,
  hasStep: boolean,
): { readonly from: number; readonly to: number } | undefined {
  if (range === "*") return { from: field.min, to: field.max };
  const [first = "", last, ...more] = range.split("-");
  const from = readValue(first, field);
  // Sunday ends a week, too.
  const end = last === "sun" ? 7 : last === undefined ? undefined : readValue(last, field);
  if (from === undefined || more.length > 0) return undefined;
  if (last === undefined) return { from, to: hasStep ? field.max : from };
  return end === undefined || end < from ? undefined : { from, to: end };
}

function readValue(word: string, { min, max, names }: Field): number | undefined {
  const named = names?.indexOf(word) ?? -1;
  if (named >= 0) return min + named;
  if (!/^\d{1,2}$/.test(word)) return undefined;
  const value = Number(word);
  return value >= min && value <= max ? value : undefined;
}
