/**
 * The global id of a thing, the same in REST (`node_id`) and GraphQL (`id`).
 * `kind` is the GraphQL type name; `id` the database id, or a name unique for that kind (a sha, say).
 */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`, "utf8").toString("base64url");
}

/** What `nodeId` was made from; undefined for a text that it did not make. */
export function parseNodeId(text: string): { kind: string; id: string } | undefined {
  const plain = Buffer.from(text, "base64url").toString("utf8");
  const colon = plain.indexOf(":");
  if (colon < 1 || nodeId(plain.slice(0, colon), plain.slice(colon + 1)) !== text) return undefined;
  return { kind: plain.slice(0, colon), id: plain.slice(colon + 1) };
}
