import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseSync, Visitor } from "oxc-parser";
import { expect, it } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { redact } from "../../src/github/client/redact.ts";

interface Judged {
  readonly status: "safe" | "vulnerable" | "unknown";
  readonly complexity?: { readonly summary: string };
}

// Its declarations are of another module system than its code.
const { check } = createRequire(import.meta.url)("recheck") as {
  check(
    this: void,
    source: string,
    flags: string,
    options: { readonly timeout: number },
  ): Promise<Judged>;
};

interface Expression {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

const files = globSync("src/**/*.ts").filter((file) => !file.includes("/simulator/"));

/** Every expression that stands in the source, and the places where one is put together. */
function readSource(): { readonly literals: Expression[]; readonly made: string[] } {
  const literals: Expression[] = [];
  const made = new Set<string>();
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const isRegExp = ({ callee }: { readonly callee: { readonly type: string } }): boolean =>
      callee.type === "Identifier" && "name" in callee && callee.name === "RegExp";
    new Visitor({
      Literal(node) {
        if (!("regex" in node) || !node.regex) return;
        const { pattern: source, flags } = node.regex;
        literals.push({ where: file, source, flags });
      },
      NewExpression: (node) => void (isRegExp(node) && made.add(file)),
      CallExpression: (node) => void (isRegExp(node) && made.add(file)),
    }).visit(parseSync(file, text).program);
  }
  return { literals, made: [...made] };
}

/** What these files put together while they are loaded. */
async function madeBy(names: readonly string[]): Promise<readonly Expression[]> {
  const found: Expression[] = [];
  const Original = RegExp;
  for (const where of names) {
    globalThis.RegExp = new Proxy(Original, {
      construct(target, given: ConstructorParameters<typeof RegExp>) {
        const made = Reflect.construct<ConstructorParameters<typeof RegExp>, RegExp>(target, given);
        found.push({ where, source: made.source, flags: made.flags });
        return made;
      },
    });
    try {
      const address = `../../${where}?made`;
      await import(/* @vite-ignore */ address);
    } finally {
      globalThis.RegExp = Original;
    }
  }
  return found;
}

it("threat 30, attack 50: every expression over a text takes time in proportion to its length", async () => {
  const { literals, made } = readSource();
  const built = await madeBy(made);
  expect(literals.length).toBeGreaterThan(100);
  // One that is put together later, from what isn't known here, could be anything.
  expect([...new Set(built.map(({ where }) => where))]).toEqual(made);
  const slow: string[] = [];
  const known = new Set<string>();
  for (const { where, source, flags } of [...literals, ...built]) {
    if (known.has(`/${source}/${flags}`)) continue;
    known.add(`/${source}/${flags}`);
    const { status, complexity } = await check(source, flags, { timeout: 60_000 });
    if (status === "safe") continue;
    slow.push(`${where}: /${source}/${flags} ${complexity?.summary ?? status}`);
  }
  expect(slow).toEqual([]);
}, 300_000);

const trainWith = (channel: string): string =>
  `train: storefront\nmanagers: [sarah]\nnotify: { slack: { channel: "${channel}" } }\nservices: { api: { repo: acme/api } }\n`;

it("attack 50: a channel is a name of Slack's, with one version in it, and no longer than one", () => {
  const channels = ["#releases", "#v-{{version}}", "#{{ version }}-go", "C0123ABCD"];
  for (const channel of channels)
    expect(readTrainFile(trainWith(channel))).toMatchObject({ ok: true });
  for (const channel of [
    "#",
    "releases",
    "#a b",
    "#{{version}}{{version}}",
    `#${"a".repeat(60_000)}!`,
  ]) {
    const reading = readTrainFile(trainWith(channel));
    expect(reading).toMatchObject({ ok: false, problems: [{ line: 3 }] });
  }
});

it("attack 50: what is secret is still taken out of a text", () => {
  const secret =
    "eyJhbGciOi.eyJpc3M.c2ln and https://x.example/?a=1&access_token=abc&Api-Key=d?sig=e";
  expect(redact(secret)).toBe(
    "[token] and https://x.example/?a=1&access_token=[secret]&Api-Key=[secret]",
  );
});
