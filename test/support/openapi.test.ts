import { expect, test } from "vitest";
import { openapiViolations, responseViolations } from "./openapi.ts";

const request = (method: string, path: string, body?: unknown, query = "") => ({
  method,
  path,
  query,
  body,
});

test("a request as GitHub describes it has no violations", () => {
  const body = { ref: "v1", auto_merge: false, required_contexts: [], payload: { train: "x" } };
  expect(openapiViolations(request("POST", "/repos/o/r/deployments", body))).toEqual([]);
  expect(
    openapiViolations(request("GET", "/repos/o/r/issues", undefined, "per_page=100&state=all")),
  ).toEqual([]);
  const change = { title: "x", body: null, milestone: null, labels: ["a", { name: "b" }] };
  expect(openapiViolations(request("PATCH", "/repos/o/r/issues/7", change))).toEqual([]);
});

test.each([
  ["an unknown path", request("GET", "/repos/o/r/trains"), "no such path"],
  ["an unknown method", request("PUT", "/repos/o/r/deployments"), "no such method"],
  ["a missing field", request("POST", "/repos/o/r/deployments", {}), "'ref'"],
  ["a misspelled field", request("POST", "/repos/o/r/issues", { title: "x", labls: [] }), "labls"],
  ["a wrong type", request("POST", "/repos/o/r/issues", { title: "x", body: 3 }), "/body"],
  [
    "a wrong word",
    request("POST", "/repos/o/r/deployments/1/statuses", { state: "done" }),
    "/state",
  ],
  ["a body too many", request("GET", "/repos/o/r/issues", { a: 1 }), "no body"],
  ["an id that is none", request("GET", "/repos/o/r/deployments/abc"), "deployment_id"],
  ["an unknown parameter", request("GET", "/repos/o/r/issues", undefined, "stat=open"), "stat"],
  ["a wrong parameter", request("GET", "/repos/o/r/issues", undefined, "state=ajar"), "state"],
])("%s is a violation", (_, wrong, named) => {
  expect(openapiViolations(wrong).join("\n")).toContain(named);
});

test("an answer may leave fields out but not give wrong ones", () => {
  const get = { ...request("GET", "/repos/o/r/issues/7"), status: 200 };
  expect(responseViolations({ ...get, answer: { number: 7, body: null } })).toEqual([]);
  expect(responseViolations({ ...get, answer: { number: "7" } }).join()).toContain("/number");
  expect(responseViolations({ ...get, answer: { user: { login: 3 } } }).join()).toContain("/user");
  expect(responseViolations({ ...get, status: 202, answer: {} }).join()).toContain("202");
});
