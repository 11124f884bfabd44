import { expect, test } from "vitest";
import rule from "../../rules/valid-domain-owned.js";
import { check, soundManifest } from "../check.js";

const siteTab = {
  entityId: "a",
  name: "A",
  contentUrl: "https://{teamSiteDomain}/_layouts/15/x.aspx",
  scopes: ["personal"],
};

function given(domain: string, parts: object = {}) {
  return { manifest: soundManifest({ validDomains: ["tasks.example.com", domain], ...parts }) };
}

test.each([
  "*.example.com",
  "tasks.azurewebsites.net",
  "*.tasks.azurewebsites.net",
  "*.botframework.com",
  "${{SUB}}.ngrok.io",
  "{sub}.ngrok.io",
  "*.${{DOMAIN}}",
  "https://*.onmicrosoft.com",
  "token.botframework.com",
])("passes: %s", (domain) => {
  expect(check(rule, given(domain))).toEqual([]);
});

test.each([
  ["*.sharepoint.com", "sharepoint.com"],
  ["*.OnMicrosoft.com", "onmicrosoft.com"],
  ["*.azurewebsites.net", "azurewebsites.net"],
  ["*.com", "com"],
  ["*.*.com", "com"],
])("fails: %s", (domain, shared) => {
  expect(check(rule, given(domain))).toEqual([
    `/validDomains/1: the wildcard "${domain}" spans hosts of other people: anybody may have one under "${shared}"`,
  ]);
});

test("the documented form of a SharePoint Framework app passes", () => {
  expect(check(rule, given("*.sharepoint.com", { staticTabs: [siteTab] }))).toEqual([]);
  expect(check(rule, given("*.azurewebsites.net", { staticTabs: [siteTab] }))).toHaveLength(1);
});

test.each(["*.ngrok.io", "b6b46d07.ngrok-free.app", "x-3978.euw.devtunnels.ms"])(
  "a tunnel: %s",
  (domain) => {
    const message = `the domain "${domain}" is that of a tunnel to a developer's machine`;
    expect(check(rule, given(domain))).toEqual([`info /validDomains/1: ${message}`]);
    expect(check(rule, { ...given(domain), zip: "app.zip" })).toEqual([
      `/validDomains/1: ${message}`,
    ]);
  },
);
