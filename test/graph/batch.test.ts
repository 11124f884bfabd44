import { expect, test } from "vitest";
import { soundBody } from "../check.js";
import { actions, api, harbour, serve } from "./given.js";

const headers = { "Content-Type": "application/json" };

interface Response {
  readonly id: string;
  readonly status: number;
  readonly body?: { readonly error: { readonly code: string; readonly message: string } };
}

function sendBatch(requests: unknown, options = {}) {
  const given = api(options);
  const answer = given.send({ url: "/v1.0/$batch", body: { requests } });
  const { responses } = (answer.body ?? {}) as unknown as { responses?: readonly Response[] };
  return { ...given, answer, responses: responses ?? [] };
}

const part = (id: string, parts: object = {}) => ({
  id,
  method: "POST",
  url: actions.user.url,
  headers,
  body: actions.user.body,
  ...parts,
});

test("each request of a batch gets its own answer", () => {
  const { answer, responses, received, lines } = sendBatch([
    part("a"),
    part("b", { body: soundBody({ activityType: "taskMade" }) }),
    part("c", { url: "/me", method: "GET", body: undefined }),
    part("d", { url: actions.bulk.url.slice(1), method: "post", body: actions.bulk.body }),
    part("e", { method: "GET", body: undefined }),
    part("f", { headers: {} }),
    part("g", { body: "aGVsbG8" }),
  ]);
  expect(answer.status).toBe(200);
  expect(responses.map(({ id, status, body }) => [id, status, body?.error.code])).toEqual([
    ["a", 204, undefined],
    ["b", 400, "BadRequest"],
    ["c", 404, "ResourceNotFound"],
    ["d", 202, undefined],
    ["e", 405, "BadRequest"],
    ["f", 400, "BadRequest"],
    ["g", 400, "BadRequest"],
  ]);
  expect(responses[5]!.body!.error.message).toContain('no header "Content-Type"');
  expect(received().map(({ id, status, activityType }) => [id, status, activityType])).toEqual([
    [1, 204, "taskCreated"],
    [2, 400, "taskMade"],
    [3, 202, "taskCreated"],
    [4, 400, undefined],
  ]);
  expect(lines).toHaveLength(1);
});

test.each([
  ["no list", {}, "has no such list"],
  ["a list without requests", [], "this one has 0"],
  ["21 requests", Array.from({ length: 21 }, (_, index) => part(String(index))), "this one has 21"],
  ["an id twice, in other case", [part("a"), part("A")], 'have the id "A"'],
  [
    "a request without an id",
    [part("a"), { ...part("b"), id: undefined }],
    "request 2 of the batch",
  ],
  ["no request at all", [null], "request 1 of the batch"],
])("a batch of %s is refused as a whole", (_, requests, words) => {
  const { answer, received } = sendBatch(requests);
  expect(answer.status).toBe(400);
  expect(answer.body!.error.message).toContain(words);
  expect(received()).toEqual([]);
});

test.each(["", "[]", '"x"', '{"requests": ['])("%j is no batch", (body) => {
  expect(api().send({ url: "/v1.0/$batch", body })).toMatchObject({ status: 400 });
});

test("the path may be escaped, and a batch is posted", () => {
  const { send } = api();
  expect(send({ url: "/beta/%24batch", body: { requests: [part("a")] } }).status).toBe(200);
  expect(send({ url: "/beta/$batch", method: "GET" }).status).toBe(405);
});

test("requests of a batch count one by one", () => {
  const { responses } = sendBatch([part("a"), part("b"), part("c")], { rate: 2 });
  expect(responses.map(({ status }) => status)).toEqual([204, 204, 429]);
});

test("what is said of one request is not said of another", () => {
  const served = serve(harbour);
  const twice = JSON.stringify({ requests: [part("a"), part("b")] }).replace(
    '"activityType":"taskCreated"',
    '"activityType":"taskCreated","activityType":"taskCreated"',
  );
  const { send, received } = api({ served: () => served });
  send({ url: "/v1.0/$batch", body: twice });
  expect(received().map(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual([
    ["json-keys-unique"],
    [],
  ]);
});
