import { expect, test } from "vitest";
import rule from "../../rules/chain-id-exact.js";
import { check, soundBody } from "../check.js";

const sends = (chainId: string) =>
  JSON.stringify(soundBody({ chainId: 0 })).replace('"chainId":0', `"chainId":${chainId}`);

test.each([
  ["0"],
  ["9007199254740991"],
  ["-9007199254740991"],
  ["null"],
  ['"{{$timestamp}}"'],
  ['"9007199254740993"'],
  ["1.5"],
  ["1e15"],
])("passes: %s", (chainId) => {
  expect(check(rule, { request: sends(chainId) })).toEqual([]);
});

test.each([
  ["9007199254740992"],
  ["9007199254740993"],
  ["-9007199254740993"],
  ["9223372036854775807"],
  ["-9223372036854775808"],
  ["1e18"],
])("warns: %s", (chainId) => {
  expect(check(rule, { request: sends(chainId) })).toEqual([
    `/chainId: chainId ${chainId} is beyond 2^53 − 1, where JavaScript and many JSON tools round`,
  ]);
});

test.each([["9223372036854775808"], ["-9223372036854775809"], ["10000000000000000000"], ["1e30"]])(
  "fails: %s",
  (chainId) => {
    expect(check(rule, { request: sends(chainId) })).toEqual([
      `error /chainId: chainId ${chainId} does not fit the 64 bits that Graph has for it`,
    ]);
  },
);

test("fails: a number without end", () => {
  expect(check(rule, { request: sends("9".repeat(300)) })[0]).toMatch(
    /^error \/chainId: chainId 9+…9+ does/,
  );
});
