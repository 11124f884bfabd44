import { expect, test } from "vitest";
import { isFillIn } from "../../src/model/fill-in.js";

test.each([
  "<App_Id>",
  "[MicrosoftAppId]",
  "YOUR-APP-ID",
  "REPLACE_ME",
  "{Base_Url}",
  "{TODO: hosted domain}",
  "{Azure AD App ID (aka Client ID)}",
  "<id of the app, from step 1>",
  "<votre identifiant d’application>",
  "https://<domain/path>/tab",
])("somebody was meant to replace %j", (value) => {
  expect(isFillIn(value)).toBe(true);
});

test.each([
  "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01",
  "{3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01}",
  "<https://example.com>",
  "{https://example.com}",
  "a < b > c",
  "",
])("nobody was meant to replace %j", (value) => {
  expect(isFillIn(value)).toBe(false);
});
