import { expect, test } from "vitest";
import { isNameOf } from "../../src/graph/hosts.js";

test.each([
  [
    "127.0.0.1",
    ["localhost", "127.0.0.1", "[::1]", "graph.microsoft.com"],
    ["", "10.0.0.5", "teamslint"],
  ],
  ["teamslint", ["localhost", "teamslint"], ["teamslint.evil.example", "10.0.0.5"]],
  ["10.0.0.5", ["10.0.0.5", "localhost"], ["10.0.0.6", "evil.example"]],
  ["fd00::5", ["[fd00::5]"], ["[fd00::6]"]],
  [
    "0.0.0.0",
    ["10.0.0.5", "[fd00::5]", "localhost"],
    ["evil.example", "10.0.0.5.evil.example", ""],
  ],
  ["::", ["10.0.0.5"], ["evil.example"]],
])("an endpoint at %s answers to its own names alone", (host, own, foreign) => {
  const isOurs = isNameOf(host);
  expect(own.filter((name) => !isOurs(name))).toEqual([]);
  expect(foreign.filter(isOurs)).toEqual([]);
});
