import { expect, test } from "vitest";
import { isTunnel, sharedDomain } from "../../src/model/shared-domains.js";

test.each([
  ["*.onmicrosoft.com", "onmicrosoft.com"],
  ["*.*.azurewebsites.net", "azurewebsites.net"],
  ["*.com", "com"],
  ["*.co.uk", "co.uk"],
  ["*.io", "io"],
  ["*.contoso.azurewebsites.net", undefined],
  ["contoso.azurewebsites.net", undefined],
  ["azurewebsites.net", undefined],
  ["*.example.com", undefined],
  ["*.contoso.co", undefined],
  ["*.local", undefined],
  ["*.contoso", undefined],
  ["*.botframework.com", undefined],
  ["*.login.microsoftonline.com", undefined],
])("the shared domain of %s is %s", (host, domain) => {
  expect(sharedDomain(host)).toBe(domain);
});

test.each([
  ["*.ngrok.io", true],
  ["b6b46d07.ngrok.io", true],
  ["abc-3978.euw.devtunnels.ms", true],
  ["notngrok.io", false],
  ["ngrok.example.com", false],
])("%s is a tunnel: %s", (host, expected) => {
  expect(isTunnel(host)).toBe(expected);
});
