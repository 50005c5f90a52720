// src/model/train/hosts.ts
/** The host of a URL in lower case, without brackets and without the dot that ends a full name. */
const plainHost = (hostname) => hostname.toLowerCase().replaceAll(/^\[|\]$/g, "").replace(/\.$/, "");
export { plainHost as t };
