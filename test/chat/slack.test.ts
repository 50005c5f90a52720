import nock from "nock";
import { afterEach, describe, expect, test } from "vitest";
import { connectSlack } from "../../src/chat/slack.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { code, link, list, mention, paragraph, say, strong } from "../../src/model/view/text.ts";

const start = Temporal.Instant.from("2026-03-19T14:00:00Z");
const token = "xoxb-a-secret-of-slack";
const thread = { channel: "#releases", id: "C123", message: "1700000000.000100" };
const message = { message: [paragraph(say`Hello.`)], people: {} };

function slack() {
  const bodies: Record<string, unknown>[] = [];
  const chat = connectSlack({ apiUrl: "https://slack.test/api", token }, virtualClock(start));
  const answers = (status: number, answer: unknown, headers: Record<string, string> = {}): void =>
    void nock("https://slack.test", { reqheaders: { authorization: `Bearer ${token}` } })
      .post("/api/chat.postMessage", (body: Record<string, unknown>) => bodies.push(body) > 0)
      .reply(status, answer as nock.Body, headers);
  return { chat, bodies, answers };
}

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  if (unused.length > 0) throw new Error(`Never asked for: ${unused.join(", ")}`);
});

const fine = { ok: true, channel: "C123", ts: "1700000000.000100" };

test("a thread begins in the channel by its name, and goes on by Slack's ids", async () => {
  const { chat, bodies, answers } = slack();
  answers(200, fine);
  expect(await chat.begin("#releases", message)).toEqual({ ok: true, value: thread });
  answers(200, fine);
  expect((await chat.reply(thread, message, true)).ok).toBe(true);
  expect(bodies[0]).toMatchObject({ channel: "#releases", text: "Hello.", unfurl_links: false });
  expect(bodies[1]).toMatchObject({
    channel: "C123",
    thread_ts: "1700000000.000100",
    reply_broadcast: true,
  });
});

test("what others wrote stays text: no mention, link or markup comes of it", async () => {
  const { chat, bodies, answers } = slack();
  answers(200, fine);
  const hostile = "<!channel> *bold* <https://evil.test|here> & _x_";
  await chat.begin("#releases", {
    message: [
      paragraph(say`${strong("API")} ${hostile} ${code("/go")} ${mention("acme/infra")}`),
      list([
        say`${link("#12", "https://github.test/12")}`,
        say`${link("x", "javascript:alert(1)")}`,
      ]),
    ],
    people: {},
  });
  expect(bodies[0]?.["text"]).toBe(
    "API &lt;!channel&gt; *bold* &lt;https://evil.test|here&gt; &amp; _x_ /go @acme/infra #12 x",
  );
  const [body = {}] = bodies;
  const [block] = body["blocks"] as readonly { readonly elements: unknown }[];
  expect(block?.elements).toEqual([
    {
      type: "rich_text_section",
      elements: [
        { type: "text", text: "API", style: { bold: true } },
        { type: "text", text: " " },
        { type: "text", text: hostile },
        { type: "text", text: " " },
        { type: "text", text: "/go", style: { code: true } },
        { type: "text", text: " " },
        { type: "text", text: "@acme/infra", style: { bold: true } },
      ],
    },
    {
      type: "rich_text_list",
      style: "bullet",
      elements: [
        {
          type: "rich_text_section",
          elements: [{ type: "link", url: "https://github.test/12", text: "#12" }],
        },
        { type: "rich_text_section", elements: [{ type: "text", text: "x" }] },
      ],
    },
  ]);
});

describe("trouble is a value that says how it is mended, and never holds the token", () => {
  test.each<[string, number, unknown, Record<string, string>, object]>([
    ["an unknown channel", 200, { ok: false, error: "channel_not_found" }, {}, { retry: "never" }],
    ["a wrong token", 200, { ok: false, error: "invalid_auth" }, {}, { retry: "never" }],
    ["a word with a trap", 200, { ok: false, error: token }, {}, { retry: "never" }],
    ["an answer that is no JSON", 502, "<html>", {}, { retry: "later" }],
    ["a limit", 429, "", { "retry-after": "7" }, { retryAt: start.add({ seconds: 7 }) }],
  ])("%s", async (_, status, answer, headers, expected) => {
    const { chat, answers } = slack();
    answers(status, answer, headers);
    const posted = await chat.begin("#releases", message);
    expect(posted).toMatchObject({ ok: false, failure: expected });
    expect(JSON.stringify(posted)).not.toContain(token);
  });

  test("no answer at all", async () => {
    const chat = connectSlack({ apiUrl: "http://127.0.0.1:1/api", token }, virtualClock(start));
    expect(await chat.begin("#releases", message)).toMatchObject({
      ok: false,
      failure: { kind: "unreachable", retry: "later" },
    });
  });
});
