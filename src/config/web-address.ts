/** Whether a text is the address of a web site or of a part of it, without credentials, query or fragment. */
export function isBareWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
