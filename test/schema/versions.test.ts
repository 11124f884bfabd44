import { describe, expect, test } from "vitest";
import { manifestVersions } from "../../src/schema/validate.js";
import {
  describeVersions,
  enumVersions,
  limitVersions,
  propertyVersions,
} from "../../src/schema/versions.js";

describe("properties", () => {
  // Read by hand in Microsoft's schemas.
  test.each([
    ["/id", "exists in every version"],
    ["/activities", "exists from 1.7"],
    ["/activities/activityIcons", "exists from 1.22"],
    ["/activities/activityTypes/3/allowedIconIds", "exists from 1.22"],
    ["/activities/activityTypes/*/allowedIconIds", "exists from 1.22"],
    ["/webApplicationInfo/applicationPermissions", "exists from 1.6 to 1.11"],
    ["/authorization/permissions/resourceSpecific/0/name", "exists from 1.12"],
    ["/packageName", "was removed in 1.17"],
    ["/configurableTabs/0/id", "exists from 1.20"],
  ])("%s %s", (pointer, expected) => {
    expect(describeVersions(propertyVersions(pointer) ?? [])).toBe(expected);
  });

  test.each(["/nonsense", "/constructor", "", "/id/x", "id"])("no version has %j", (pointer) => {
    expect(propertyVersions(pointer)).toBeUndefined();
  });
});

describe("what is said of versions", () => {
  test.each([
    [[], "exists in no version"],
    [["devPreview"], "exists only in devPreview"],
    [["1.30", "devPreview"], "exists from 1.30"],
    [["1.27"], "exists only in 1.27"],
    [["1.17", "1.19"], "exists from 1.17 to 1.19"],
    [["1.0", "1.1"], "was removed in 1.2"],
    [["1.0", "1.3", "1.4", "1.29", "1.30"], "exists only in 1.0 and from 1.3 to 1.4 and from 1.29"],
    [manifestVersions, "exists in every version"],
    [manifestVersions.slice(0, 17), "was removed in 1.17"],
    [manifestVersions.slice(0, 18), "was removed in 1.19"],
  ])("%j: %s", (versions, expected) => {
    expect(describeVersions(versions)).toBe(expected);
  });
});

describe("values and limits", () => {
  test("a value that was renamed", () => {
    expect(describeVersions(enumVersions("/configurableTabs/0/scopes/0", "groupchat")!)).toBe(
      "exists from 1.3 to 1.16",
    );
    expect(enumVersions("/configurableTabs/0/scopes/0", "groupChat")).toContain("1.30");
  });

  test("a value that never was", () => {
    expect(enumVersions("/configurableTabs/0/scopes/0", "constructor")).toBeUndefined();
    expect(enumVersions("/nonsense", "team")).toBeUndefined();
  });

  test("a limit that grew", () => {
    const limits = limitVersions("/activities/activityTypes/0/type", "maxLength");
    expect(limits.map(({ limit }) => limit)).toEqual([32, 64]);
    expect(limits[1]?.versions[0]).toBe("1.17");
    expect(limitVersions("/nonsense", "maxItems")).toEqual([]);
  });
});
