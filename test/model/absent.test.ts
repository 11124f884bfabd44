import { expect, test } from "vitest";
import { slipFor } from "../../src/model/absent.js";
import { sentAppId } from "../../src/model/app-ids.js";
import { createRequest } from "../../src/run/create-request.js";
import { givenRequest, soundBody } from "../check.js";

const CATALOG = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";

const requestWith = (parts: object) => createRequest(givenRequest({ request: soundBody(parts) }));

test.each<[string, object, string | undefined]>([
  ["in another case", { teamsAppID: CATALOG }, "teamsAppID"],
  ["with a letter too few", { teamAppId: CATALOG }, "teamAppId"],
  ["spelt right", { teamsAppId: CATALOG }, undefined],
  ["of something else", { chainID: 1 }, undefined],
])("the key that is a slip for teamsAppId: %s", (_, parts, expected) => {
  expect(slipFor("teamsAppId", requestWith(parts), "")).toBe(expected);
});

test("a slip counts in the object that is named, else in any", () => {
  const request = requestWith({ topic: { source: "text", value: "Tasks", weburl: "x" } });
  expect(slipFor("webUrl", request, "")).toBeUndefined();
  expect(slipFor("webUrl", request, "/topic")).toBe("weburl");
  expect(slipFor("webUrl", request)).toBe("weburl");
});

test.each<[string, object, string | undefined]>([
  ["under its name", { teamsAppId: CATALOG }, CATALOG],
  ["under a slip for it", { teamsAppID: CATALOG }, CATALOG],
  ["under a slip, and no id", { teamsAppID: "the app" }, undefined],
  ["under a slip, and no text", { teamsAppID: 1 }, undefined],
  ["null", { teamsAppId: null }, undefined],
  ["not at all", {}, undefined],
])("the teamsAppId that is sent: %s", (_, parts, expected) => {
  expect(sentAppId(requestWith(parts))).toBe(expected);
});
