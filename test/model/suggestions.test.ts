import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.js";
import { applyFixes } from "../../src/fix/apply.js";
import { lint } from "../../src/index.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
const activityType = (type: string, more: object = {}) => ({
  type,
  description: "Something happened",
  templateText: "{actor} did something",
  ...more,
});
const activities = (activityTypes: object[], more: object = {}) => ({
  activities: { activityTypes, ...more },
});
const icons = {
  activityIcons: [
    { id: "bell", iconFile: "bell.png" },
    { id: "chat", iconFile: "chat.png" },
  ],
};
const tab = (entityId: string) => ({
  entityId,
  name: entityId,
  contentUrl: "https://tasks.example.com/home",
  scopes: ["personal"],
});
const language = {
  localizationInfo: {
    defaultLanguageTag: "en",
    additionalLanguages: [{ languageTag: "de", file: "de.json" }],
  },
};
const link = (entityId: string) => ({
  topic: {
    source: "text",
    value: "Tasks",
    webUrl: `https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/${entityId}`,
  },
});

interface Given {
  readonly manifest?: object;
  readonly body?: object;
  readonly url?: string;
  readonly others?: Readonly<Record<string, string>>;
}

function filesOf({ manifest, body, url = USER_URL, others }: Given): Record<string, string> {
  return {
    "manifest.json": json(soundManifest(manifest)),
    ...(body && { "request.http": `POST ${url}\n\n${json(soundBody(body))}` }),
    ...others,
  };
}

const cases: readonly [rule: string, what: string, given: Given, titles: readonly string[]][] = [
  [
    "activity-type-declared",
    "near",
    { body: { activityType: "taskCreatd" } },
    ['write "taskCreated"'],
  ],
  [
    "activity-type-declared",
    "one of a few",
    {
      manifest: activities([activityType("opened"), activityType("closed")]),
      body: { activityType: "x", templateParameters: [] },
    },
    ['write "opened"', 'write "closed"'],
  ],
  [
    "template-parameters-known",
    "near",
    { body: { templateParameters: [{ name: "tasksId", value: "1" }] } },
    ['write "taskId"'],
  ],
  [
    "template-parameters-complete",
    "to an empty list",
    { body: { templateParameters: [] } },
    ['add { "name": "taskId", "value": "TODO" }'],
  ],
  [
    "template-parameters-complete",
    "without a list",
    { body: { templateParameters: undefined } },
    ['add { "name": "taskId", "value": "TODO" }'],
  ],
  [
    "template-parameters-complete",
    "in place of null",
    { body: { templateParameters: null } },
    ['add { "name": "taskId", "value": "TODO" }'],
  ],
  [
    "system-default-text",
    "its one parameter",
    { body: { activityType: "systemDefault", templateParameters: [] } },
    ['add { "name": "systemDefaultText", "value": "TODO" }'],
  ],
  [
    "system-default-text",
    "the name of its one parameter",
    { body: { activityType: "systemDefault", templateParameters: [{ name: "text", value: "x" }] } },
    ['write "systemDefaultText"'],
  ],
  [
    "icon-id-allowed",
    "near",
    {
      manifest: activities(
        [activityType("taskCreated", { allowedIconIds: ["bell", "chat"] })],
        icons,
      ),
      body: { iconId: "bel", templateParameters: [] },
    },
    ['write "bell"'],
  ],
  [
    "icon-id-allowed",
    "one of a few",
    {
      manifest: activities(
        [activityType("taskCreated", { allowedIconIds: ["bell", "chat"] })],
        icons,
      ),
      body: { iconId: "star", templateParameters: [] },
    },
    ['write "bell"', 'write "chat"'],
  ],
  [
    "activity-icons-declared",
    "near",
    {
      manifest: activities(
        [activityType("taskCreated", { allowedIconIds: ["bel", "chat"] })],
        icons,
      ),
    },
    ['write "bell"'],
  ],
  [
    "activity-icons-declared",
    "one of a few",
    { manifest: activities([activityType("taskCreated", { allowedIconIds: ["star"] })], icons) },
    ['write "bell"', 'write "chat"'],
  ],
  [
    "deep-link-entity-declared",
    "near",
    { body: link("hom?webUrl=https%3A%2F%2Fa.example") },
    [
      'write "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home?webUrl=https%3A%2F%2Fa.example"',
    ],
  ],
  [
    "deep-link-entity-declared",
    "one of a few",
    { manifest: { staticTabs: [tab("home"), tab("to do")] }, body: link("board") },
    [
      'write "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home"',
      'write "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/to%20do"',
    ],
  ],
  ["manifest-version-known", "near", { manifest: { manifestVersion: "v1.22" } }, ['write "1.22"']],
  [
    "recipient-type-supported",
    "near",
    {
      url: "https://graph.microsoft.com/v1.0/chats/19:1c3af46e9e0f4a5293343c8813c47619@thread.v2/sendActivityNotification",
      body: {
        recipient: {
          "@odata.type": "microsoft.graph.chatMembrsNotificationRecipient",
          chatId: "19:1c3af46e9e0f4a5293343c8813c47619@thread.v2",
        },
      },
    },
    ['write "microsoft.graph.chatMembersNotificationRecipient"'],
  ],
  [
    "rsc-permission-known",
    "near",
    {
      manifest: {
        authorization: {
          permissions: {
            resourceSpecific: [{ name: "TeamsActivity.Send.Users", type: "Application" }],
          },
        },
      },
    },
    ['write "TeamsActivity.Send.User"'],
  ],
  [
    "localization-template-parameters",
    "near",
    {
      manifest: language,
      others: {
        "de.json": json({
          $schema:
            "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json",
          "name.short": "Aufgaben",
          "description.short": "Aufgaben.",
          "description.full": "Aufgaben.",
          "activities.activityTypes[0].templateText": "{actor} legte {aufgabe} an",
        }),
      },
    },
    ['write "{actor} legte {taskId} an"'],
  ],
  [
    "package-file-exists",
    "in another case",
    {
      manifest: { icons: { color: "Color.png", outline: "Color.png" } },
      others: { "color.png": "" },
    },
    ['write "color.png"'],
  ],
  [
    "topic-web-url-is-teams",
    "without white space",
    {
      body: { topic: { ...link("home").topic, webUrl: ` ${link("home").topic.webUrl}` } },
    },
    ['write "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home"'],
  ],
  [
    "endpoint-known",
    "the host, in the request line",
    { url: USER_URL.replace("graph.", "grap."), body: {} },
    [
      'write "https://graph.microsoft.com/v1.0/users/5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04/teamwork/sendActivityNotification"',
    ],
  ],
  [
    "payload-schema",
    "a name made of the same parts",
    {
      body: {
        templateParameters: undefined,
        templateParams: [{ name: "taskId", value: "1" }],
      },
    },
    ['write "templateParameters"'],
  ],
  [
    "payload-schema",
    "a listed value",
    { body: { topic: { ...link("home").topic, source: "txt" } } },
    ['write "text"'],
  ],
  [
    "payload-schema",
    "a choice of listed values",
    { body: { topic: { ...link("home").topic, source: "x" } } },
    ['write "entityUrl"', 'write "text"'],
  ],
];

describe("what may have been meant", () => {
  test.each(cases)("%s: %s", (rule, _, given, titles) => {
    const files = filesOf(given);
    const found = lint({ files }).diagnostics.find((one) => one.rule === rule);
    expect(found?.suggestions.map(({ title }) => title)).toEqual(titles);
    expect(found?.fix).toBeUndefined();
    for (const suggestion of found!.suggestions) {
      const chosen: Diagnostic = { ...found!, suggestions: [suggestion] };
      const mended = applyFixes(files[found!.file]!, [chosen], { unsafe: true });
      expect(mended.applied).toBe(1);
      const after = lint({ files: { ...files, [found!.file]: mended.text } }).diagnostics;
      const said = after.map(({ rule: id, pointer, message }) => [id, pointer, message]);
      expect(said).not.toContainEqual([rule, found!.pointer, found!.message]);
    }
  });

  test.each<[string, Given]>([
    ["the only declared type, unlike the one that is sent", { body: { activityType: "x" } }],
    ["the only tab, unlike the one that the link opens", { body: link("board") }],
    [
      "more types than anybody reads through",
      {
        manifest: activities("abcdefghi".split("").map((type) => activityType(type.repeat(4)))),
        body: { activityType: "x" },
      },
    ],
  ])("%s is not suggested", (_, given) => {
    const { diagnostics } = lint({ files: filesOf(given) });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.flatMap(({ suggestions }) => suggestions)).toEqual([]);
  });
});
