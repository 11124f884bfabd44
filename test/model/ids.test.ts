import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appInstalledFor,
  decodeDefinitionId,
  decodeInstallationId,
  isGuid,
  isUserPrincipalName,
  microsoftApp,
  sameId,
} from "../../src/model/ids.js";
import { findSample } from "../../src/model/samples.js";

const user = "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04";
const app = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";

test.each([
  [user, true],
  [user.toUpperCase(), true],
  [`{${user}}`, false],
  [user.replaceAll("-", ""), false],
  ["3f1c9a52-6b7e-4c0d-9a=1-0d4c5e6f7a01", false],
  [`${user}\n`, false],
  [user.replace("c", "é"), false],
  [user.replace("-", "0").replace("0", "-"), false],
  ["", false],
])("isGuid(%j) is %s", (value, expected) => {
  expect(isGuid(value)).toBe(expected);
});

test.each([
  ["jacob@contoso.com", true],
  ["jacob+test@contoso.co.uk", true],
  ["alice_contoso.com#EXT#@fabrikam.onmicrosoft.com", true],
  ["o'hara@contoso.com", true],
  ["jacob", false],
  ["jacob@contoso", false],
  ["jacob@", false],
  ["@contoso.com", false],
  ["jacob smith@contoso.com", false],
  ["jacob@contoso..com", false],
])("isUserPrincipalName(%j) is %s", (value, expected) => {
  expect(isUserPrincipalName(value)).toBe(expected);
});

test("ids differ in case only without being different", () => {
  expect(sameId(user, user.toUpperCase())).toBe(true);
  expect(sameId(user, app)).toBe(false);
});

describe("base64 ids", () => {
  const id = btoa(`${user}##${app}`);

  test.each([
    ["padded", id],
    ["without padding", id.replaceAll("=", "")],
    ["url-safe", id.replaceAll("+", "-").replaceAll("/", "_")],
  ])("an installation id decodes: %s", (_, text) => {
    expect(decodeInstallationId(text)).toEqual({ userId: user, appId: app });
  });

  test.each([
    user,
    "",
    "abc",
    "=====",
    btoa(`${user}##1.0.0`),
    btoa(`${user}##${app}##x`),
    "A".repeat(17),
  ])("%j is no installation id", (text) => {
    expect(decodeInstallationId(text)).toBeUndefined();
  });

  test("the app of an installation is told for its own user alone", () => {
    expect(appInstalledFor(user, id)).toBe(app);
    expect(appInstalledFor(user, id.replace(/=*$/, ""))).toBe(app);
    expect(appInstalledFor(app, id)).toBeUndefined();
    for (const text of [user, "", btoa(user), btoa(`${user}##1.0.0`), btoa(`${user}##${app}##x`)])
      expect(appInstalledFor(user, text)).toBeUndefined();
  });

  test.each([btoa(`${app}##1.0.0`), btoa(`${app}##1.0.0##Published`)])(
    "the definition id %s decodes",
    (text) => {
      expect(decodeDefinitionId(text)).toEqual({ appId: app, version: "1.0.0" });
    },
  );

  test("an installation id is no definition id", () => {
    expect(decodeDefinitionId(id)).toBeUndefined();
  });

  test("any text decodes or does not, without throwing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(decodeInstallationId(text)).toBeUndefined();
        expect(decodeDefinitionId(text)).toBeUndefined();
      }),
    );
  });
});

test("Microsoft's own apps are known by id", () => {
  expect(microsoftApp("00000003-0000-0FF1-CE00-000000000000")).toBe("SharePoint");
  expect(microsoftApp(user)).toBeUndefined();
});

test.each([
  ["569363E2-4E49-4661-87F2-16F245C5D66A", "569363E2-4E49-4661-87F2-16F245C5D66A"],
  [
    "https://teams.microsoft.com/l/message/19:448cfd2ac2a7490a9084a9ed14cttr78c@thread.skype/1",
    "448cfd2ac2a7490a9084a9ed14cttr78c",
  ],
  [
    "https://teams.microsoft.com/l/channel/19%3Abdbb89ee4acb46ee9f704057c12163a3%40thread.skype/General",
    "bdbb89ee4acb46ee9f704057c12163a3",
  ],
  [
    "https://teams.microsoft.com/l/entity/fe4a8eba-2a31-4737-8e33-e5fae6fee194/tasks",
    "fe4a8eba-2a31-4737-8e33-e5fae6fee194",
  ],
  [`https://graph.microsoft.com/v1.0/users/${user}`, undefined],
  ["19:0123456789abcdef0123456789abcdef@thread.v2", undefined],
])("the sample in %s is %s", (text, value) => {
  expect(findSample(text)?.value).toBe(value);
});

test.each([
  "a".repeat(100_000),
  `${"a".repeat(33)}@`.repeat(3000),
  "1a2b3c4d-".repeat(12_000),
  `a@${"a.".repeat(50_000)}`,
])("long texts are read at once", (text) => {
  const start = performance.now();
  findSample(text);
  isGuid(text);
  isUserPrincipalName(text);
  decodeInstallationId(text);
  expect(performance.now() - start).toBeLessThan(10_000);
});
