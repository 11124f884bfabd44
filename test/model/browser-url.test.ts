import { expect, test } from "vitest";
import { browserHost, withSlashes } from "../../src/model/browser-url.js";

test.each([
  ["https:\\\\a\\b", "https://a/b"],
  ["https://a\\b?c=\\d", "https://a/b?c=\\d"],
  ["https://a/b#c\\d", "https://a/b#c\\d"],
  ["https://a/b", "https://a/b"],
])("withSlashes(%j)", (url, expected) => {
  expect(withSlashes(url)).toBe(expected);
});

test.each([
  ["Teams.Microsoft.com", "teams.microsoft.com"],
  ["teams.microsoft.com:443", "teams.microsoft.com"],
  ["teams.microsoft.com:8443", "teams.microsoft.com:8443"],
  ["teams.microsoft.com@evil.example", "evil.example"],
  ["teams.microsoft.com%2eevil.example", "teams.microsoft.com.evil.example"],
  ["ｔeams。microsoft.com", "teams.microsoft.com"],
  ["a b", "a b"],
  ["", ""],
])("browserHost(%j)", (authority, expected) => {
  expect(browserHost(authority)).toBe(expected);
});
