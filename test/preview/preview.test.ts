import { expect, test } from "vitest";
import { plainLine } from "../../src/preview/line.js";
import { previewOf } from "../../src/preview/preview.js";
import { createRequest } from "../../src/run/create-request.js";
import { givenApp, givenRequest, soundBody, soundManifest, USER_URL } from "../check.js";
import { WHITE, writePng } from "../png-writer.js";
import { previewed } from "./harbour.js";

const GRAPH = "https://graph.microsoft.com/v1.0";
const CHAT = "19:7f6d8f91376f470095311d4c0f8102cf@thread.v2";
const TEAM = "3310e1b3-f908-4a8b-a702-922c4c21d37c";
const MARA = "59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b";

test("a request with all that people see of it", () => {
  const preview = previewed();
  expect(plainLine(preview.topic!)).toBe("Tasks");
  expect(plainLine(preview.previewText)).toBe("A new task");
  expect(preview).toMatchObject({
    activityType: "taskCreated",
    isCut: false,
    icon: { id: undefined, file: "color.png", url: undefined },
    to: "the user 5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04",
    click: { words: 'opens the tab "Home"' },
  });
});

test("an activity type by itself has neither topic nor preview text", () => {
  const preview = previewOf(givenApp({ manifest: soundManifest() }), {
    activityType: "taskCreated",
  });
  expect(preview).toMatchObject({
    topic: undefined,
    previewText: [],
    to: undefined,
    click: undefined,
  });
});

test("the reserved type brings its text along, in one language", () => {
  const { faces } = previewed({
    activityType: "systemDefault",
    templateParameters: [{ name: "systemDefaultText", value: "The shift starts at nine" }],
  });
  expect(faces.map(({ tag, direction, reason }) => [tag, direction, plainLine(reason)])).toEqual([
    [undefined, "auto", "The shift starts at nine"],
  ]);
});

test("an activity type that is not declared has no text", () => {
  expect(previewed({ activityType: "taskMade" }).faces).toMatchObject([
    { tag: undefined, reason: [] },
  ]);
});

test.each([
  ["150 letters", "x".repeat(150), "x".repeat(150), false],
  ["151 letters", "x".repeat(151), "x".repeat(150), true],
  ["150 emoji, of two units each", "🏗".repeat(150), "🏗".repeat(150), false],
  ["151 emoji", "🏗".repeat(151), "🏗".repeat(150), true],
  ["none", undefined, "", false],
  ["null", null, "", false],
])("a preview text of %s", (_, content, shown, isCut) => {
  const preview = previewed({ previewText: { content } });
  expect([plainLine(preview.previewText), preview.isCut]).toEqual([shown, isCut]);
});

test("what is not known yet of a preview text is a gap, and the rest is cut all the same", () => {
  const preview = previewed({ previewText: { content: `{{name}}: ${"x".repeat(150)}` } });
  expect(plainLine(preview.previewText)).toBe(`{name}: ${"x".repeat(148)}`);
  expect(preview.isCut).toBe(true);
});

test.each([
  ["no topic", { topic: undefined }, "{topic}"],
  ["a topic without a value", { topic: { source: "text" } }, "{topic}"],
  ["a blank topic", { topic: { source: "text", value: " " } }, "{topic}"],
  [
    "a chat",
    { topic: { source: "entityUrl", value: `${GRAPH}/chats/${CHAT}` } },
    "{name of the chat}",
  ],
  [
    "an installed app",
    { topic: { source: "entityUrl", value: `${GRAPH}/users/${MARA}/teamwork/installedApps/abc` } },
    "{name of the app}",
  ],
])("the topic of a request with %s", (_, body, topic) => {
  expect(plainLine(previewed(body).topic!)).toBe(topic);
});

test.each([
  ["to a user", USER_URL, {}, "the user 5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04"],
  [
    "to one of a chat",
    `${GRAPH}/chats/${CHAT}/sendActivityNotification`,
    { recipient: { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: MARA } },
    `the user ${MARA}, in a chat`,
  ],
  [
    "to a chat",
    `${GRAPH}/chats/${CHAT}/sendActivityNotification`,
    {
      recipient: {
        "@odata.type": "microsoft.graph.chatMembersNotificationRecipient",
        chatId: CHAT,
      },
    },
    "the members of a chat",
  ],
  [
    "to a team",
    `${GRAPH}/teams/${TEAM}/sendActivityNotification`,
    {
      recipient: {
        "@odata.type": "microsoft.graph.teamMembersNotificationRecipient",
        teamId: TEAM,
      },
    },
    "the members of a team or channel",
  ],
  [
    "to several users",
    `${GRAPH}/teamwork/sendActivityNotificationToRecipients`,
    {
      recipients: [MARA, "jonas@example.com"].map((userId) => ({
        "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
        userId,
      })),
    },
    "2 users",
  ],
])("a notification %s", (_, url, body, to) => {
  expect(previewed(body, { url, request: soundBody(body) }).to).toBe(to);
});

test("several users that are not named are not counted", () => {
  const url = `${GRAPH}/teamwork/sendActivityNotificationToRecipients`;
  expect(previewed({}, { url }).to).toBeUndefined();
});

test("a body for one user of a chat or a team, whose URL is not known", () => {
  const recipient = {
    "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
    userId: MARA,
  };
  const app = givenApp({ manifest: soundManifest() });
  const request = createRequest(givenRequest({ request: soundBody({ recipient }) }));
  expect(previewOf(app, request).to).toBe(`the user ${MARA}, in a chat or team`);
});

test.each([
  ["a number", 17, "17"],
  ["zero", 0, "0"],
  ["none", undefined, undefined],
  ["null", null, undefined],
  ["a text", "17", undefined],
])("the chain of a request with %s", (_, chainId, expected) => {
  expect(previewed({ chainId }).chainId).toBe(expected);
});

test("a body without a URL goes to nobody that is known", () => {
  const app = givenApp({ manifest: soundManifest() });
  expect(previewOf(app, createRequest(givenRequest({ request: soundBody() }))).to).toBeUndefined();
});

const withIcons = soundManifest({
  activities: {
    activityTypes: [
      {
        type: "taskCreated",
        description: "x",
        templateText: "{taskId}",
        allowedIconIds: ["crane"],
      },
    ],
    activityIcons: [{ id: "crane", iconFile: "./icons/crane.png" }],
  },
});
const image = writePng({ width: 32, height: 32, pixel: () => WHITE });

test.each([
  ["the app's own", {}, { "color.png": image }, { id: undefined, file: "color.png" }],
  [
    "an activity icon",
    { iconId: "crane" },
    { "icons/crane.png": image },
    { id: "crane", file: "./icons/crane.png" },
  ],
])("the image of %s is in the preview", (_, body, files, icon) => {
  const url = `data:image/png;base64,${Buffer.from(image).toString("base64")}`;
  expect(previewed(body, { manifest: withIcons, files }).icon).toEqual({ ...icon, url });
});

test.each([
  [
    "an icon that is filled in later",
    { iconId: "{{icon}}" },
    {},
    { id: "{{icon}}", file: undefined },
  ],
  ["an icon that is not declared", { iconId: "gate" }, {}, { id: "gate", file: undefined }],
  [
    "an icon that is not in the package",
    { iconId: "crane" },
    {},
    { id: "crane", file: "./icons/crane.png" },
  ],
  [
    "an SVG",
    {},
    { "color.png": Buffer.from("<svg onload='alert(1)'></svg>") },
    { file: "color.png" },
  ],
  ["no image", {}, { "color.png": Buffer.from("hello") }, { file: "color.png" }],
  [
    "a large image",
    {},
    { "color.png": Buffer.concat([image, Buffer.alloc(70_000)]) },
    { file: "color.png" },
  ],
])("%s has no image in the preview", (_, body, files, icon) => {
  expect(previewed(body, { manifest: withIcons, files }).icon).toMatchObject({
    ...icon,
    url: undefined,
  });
});
