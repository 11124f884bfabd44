import { describe, expect, test } from "vitest";
import { foldErrors } from "../../src/schema/errors.js";
import { validateConfig } from "../../src/schema/config.js";
import * as request from "../../src/schema/request.js";
import { validateManifest } from "../../src/schema/validate.js";

/** The errors at or below a pointer, as `pointer keyword`. */
function at(pointer: string, errors: readonly { pointer: string; keyword: string }[]): string[] {
  return errors
    .filter((error) => error.pointer.startsWith(pointer))
    .map((error) => `${error.pointer} ${error.keyword}`);
}

const missing = (missingProperty: string) => ({
  pointer: "/copilotAgents",
  keyword: "required",
  params: { missingProperty },
});

describe("choices in manifests", () => {
  test("none fits: one error with the errors of each branch", () => {
    const errors = validateManifest("1.30", { copilotAgents: {} });
    expect(errors.filter(({ pointer }) => pointer === "/copilotAgents")).toEqual([
      {
        pointer: "/copilotAgents",
        keyword: "oneOf",
        params: {
          passingSchemas: null,
          branches: [[missing("declarativeAgents")], [missing("customEngineAgents")]],
        },
      },
    ]);
  });

  test("two fit", () => {
    const errors = validateManifest("1.30", {
      copilotAgents: { declarativeAgents: [], customEngineAgents: [] },
    });
    const choice = errors.find(({ keyword }) => keyword === "oneOf");
    expect(choice?.params).toEqual({ passingSchemas: [0, 1] });
  });

  test("one fits", () => {
    const errors = validateManifest("1.30", { elementRelationshipSet: { oneWayDependencies: [] } });
    expect(errors.filter(({ keyword }) => keyword === "anyOf")).toEqual([]);
    expect(
      errors.filter(({ params }) => params["missingProperty"] === "mutualDependencies"),
    ).toEqual([]);
  });

  test("a choice within shared parts and beside other errors", () => {
    const tab = { id: "a", groups: 1, extra: true };
    const errors = validateManifest("1.30", { extensions: [{ ribbons: [{ tabs: [tab, tab] }] }] });
    const tabs = "/extensions/0/ribbons/0/tabs/";
    for (const index of ["0", "1"]) {
      expect(at(tabs + index, errors).sort()).toEqual([
        `${tabs}${index} additionalProperties`,
        `${tabs}${index} anyOf`,
        `${tabs}${index}/groups type`,
      ]);
    }
    const branches = errors.find(({ keyword }) => keyword === "anyOf")?.params["branches"];
    expect(branches).toMatchObject([
      [{ params: { missingProperty: "label" } }],
      [
        { params: { missingProperty: "label" } },
        { params: { missingProperty: "customMobileRibbonGroups" } },
      ],
    ]);
  });

  test("negated branches", () => {
    const options = { sendMode: "softBlock", headerName: "x" };
    const extensions = [{ autoRunEvents: [{ events: [{ options }] }] }];
    const here = at(
      "/extensions/0/autoRunEvents/0/events/0/options",
      validateManifest("1.30", { extensions }),
    );
    expect(here.filter((text) => /anyOf|not|required/.test(text))).toHaveLength(1);
  });

  test("a condition says only what is missing", () => {
    const authorization = { type: "OAuthPluginVault" };
    const agentConnectors = [
      { id: "a", displayName: "a", toolSource: { remoteMcpServer: { authorization } } },
    ];
    const errors = at(
      "/agentConnectors/0/toolSource/remoteMcpServer/authorization",
      validateManifest("1.30", { agentConnectors }),
    );
    expect(errors).toEqual([
      "/agentConnectors/0/toolSource/remoteMcpServer/authorization required",
    ]);
  });
});

describe("one cause, one error", () => {
  test("a version of the wrong type", () => {
    expect(at("/manifestVersion", validateManifest("1.17", { manifestVersion: 1.17 }))).toEqual([
      "/manifestVersion type",
    ]);
  });

  test("the same error twice", () => {
    const error = { pointer: "/a", keyword: "type", params: { type: "object" } };
    expect(foldErrors([error, { ...error }])).toEqual([error]);
    const other = { pointer: "/a", keyword: "required", params: { missingProperty: "b" } };
    const second = { ...other, params: { missingProperty: "c" } };
    expect(foldErrors([other, second])).toEqual([other, second]);
  });
});

const body = {
  topic: { source: "text", value: "a", webUrl: "https://teams.microsoft.com/l/x" },
  activityType: "a",
};

describe("request bodies", () => {
  test.each([
    ["the smallest", body],
    [
      "nulls for optional parameters",
      {
        ...body,
        chainId: null,
        previewText: null,
        templateParameters: null,
        teamsAppId: null,
        iconId: null,
        recipient: null,
      },
    ],
    [
      "annotations",
      {
        ...body,
        "@odata.type": "x",
        "chainId@odata.type": "#Int64",
        topic: { ...body.topic, "@odata.type": "#y" },
      },
    ],
    ["a null content type", { ...body, previewText: { content: "a", contentType: null } }],
    ["any object as recipient", { ...body, recipient: { userId: 1 }, recipients: [{}] }],
  ])("%s", (_name, value) => {
    expect(request.validateBody(value)).toEqual([]);
  });

  test.each([
    ["no object", [], [" type"]],
    ["empty", {}, [" required", " required"]],
    ["an unknown property", { ...body, webUrl: "x" }, [" additionalProperties"]],
    ["a preview text of the wrong type", { ...body, previewText: "x" }, ["/previewText type"]],
    [
      "an unknown content type",
      { ...body, previewText: { contentType: "Text" } },
      ["/previewText/contentType enum"],
    ],
    ["a source of the wrong type", { ...body, topic: { source: 1 } }, ["/topic/source type"]],
    ["a fraction", { ...body, chainId: 1.5 }, ["/chainId type"]],
    [
      "a parameter without value",
      { ...body, templateParameters: [{ name: "a" }, { name: "b", value: "" }] },
      ["/templateParameters/0 required"],
    ],
    [
      "recipients that are texts",
      { ...body, recipient: "a", recipients: ["b"] },
      ["/recipient type", "/recipients/0 type"],
    ],
  ])("%s", (_name, value, expected) => {
    expect(at("", request.validateBody(value))).toEqual(expected);
  });

  test.each([
    [request.validateAadUser, ["userId"]],
    [request.validateChatMembers, ["chatId"]],
    [request.validateTeamMembers, ["teamId"]],
    [request.validateChannelMembers, ["channelId", "teamId"]],
  ] as const)("recipient %#", (validate, names) => {
    const whole = Object.fromEntries(names.map((name) => [name, "id"]));
    expect(validate({ "@odata.type": "x", ...whole })).toEqual([]);
    expect(validate({}).map(({ params }) => params["missingProperty"])).toEqual(names);
    expect(at("", validate({ ...whole, other: 1 }))).toEqual([" additionalProperties"]);
  });
});

describe("configuration", () => {
  test("of the design", () => {
    const config = {
      $schema: "./node_modules/teamslint/config.schema.json",
      apps: [
        {
          manifest: "appPackage/manifest.json",
          requests: ["notifications/**/*.http"],
          catalogId: "a",
          senderId: "b",
          env: "dev",
          envFile: ["a", "b"],
        },
      ],
      rules: { "activity-icons-used": "off", "preview-text-fits": "error" },
      ignore: [
        {
          rule: "entra-app-unshared",
          file: "legacy/**",
          pointer: "/webApplicationInfo/id",
          reason: "old",
        },
      ],
      exclude: ["samples/**"],
    };
    expect(validateConfig(config)).toEqual([]);
  });

  test.each([
    [{ rule: {} }, [" additionalProperties"]],
    [{ rules: { a: "err" } }, ["/rules/a enum"]],
    [{ rules: { a: "warn" } }, []],
    [{ apps: [{ requests: "a" }] }, ["/apps/0 required", "/apps/0/requests type"]],
    [
      { apps: [{ manifest: "", envFile: 1 }] },
      ["/apps/0/manifest minLength", "/apps/0/envFile anyOf"],
    ],
    [{ ignore: [{ rule: "a" }] }, ["/ignore/0 required"]],
  ])("%j", (config, expected) => {
    expect(at("", validateConfig(config))).toEqual(expected);
  });
});

test("an empty list and an empty object are no equal items", () => {
  const manifest = { manifestVersion: "1.8", staticTabs: [{}, []] };
  const keywords = validateManifest("1.8", manifest).map(({ keyword }) => keyword);
  expect(keywords).not.toContain("uniqueItems");
  const twice = { manifestVersion: "1.8", staticTabs: [{ a: [] }, { a: [] }] };
  expect(validateManifest("1.8", twice).map(({ keyword }) => keyword)).toContain("uniqueItems");
});
