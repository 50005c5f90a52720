// src/model/view/text.ts
const plain = (text) => ({
	kind: "plain",
	text
});
const code = (text) => ({
	kind: "code",
	text
});
const strong = (text) => ({
	kind: "strong",
	text
});
const link = (text, url) => ({
	kind: "link",
	text,
	url
});
const mention = (name) => ({
	kind: "mention",
	name
});
/** Template tag: ``say`Held by ${mention("sarah")}: ${reason}` ``. Interpolated strings stay plain. */
function say(parts, ...values) {
	const spans = [];
	parts.forEach((part, index) => {
		if (part !== "") spans.push(plain(part));
		const value = values[index];
		if (value === void 0) return;
		if (typeof value === "string" || typeof value === "number") spans.push(plain(String(value)));
		else if ("kind" in value) spans.push(value);
		else spans.push(...value);
	});
	return spans;
}
const paragraph = (text) => ({
	kind: "paragraph",
	text
});
const list = (items) => ({
	kind: "list",
	items
});
const verbatim = (text) => ({
	kind: "verbatim",
	text
});
/** Several texts as one, with a separator between them. */
function joinTexts(texts, separator) {
	return texts.flatMap((text, index) => index === 0 ? text : [plain(separator), ...text]);
}
/** The words alone, for a terminal, a title or a log. */
const wordsOf = (text) => text.map((span) => span.kind === "mention" ? `@${span.name}` : span.text).join("");
// src/render/clean-text.ts
/**
* Text of others as one harmless line: line breaks and control characters become spaces; what is invisible
* or turns the direction of reading (zero-width and bidirectional characters, tags) goes.
*/
const cleanText = (text) => text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replaceAll(/[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]+/gu, "");
/** At most `max` UTF-16 units, the last of them an ellipsis when something was left out. */
const cutText = (text, max) => text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
export { link as a, paragraph as c, strong as d, verbatim as f, joinTexts as i, plain as l, cutText as n, list as o, wordsOf as p, code as r, mention as s, cleanText as t, say as u };
