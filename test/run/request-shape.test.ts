import { describe, expect, test, vi } from "vitest";
import { createKindReader } from "../../src/run/request-shape.js";

const USER = "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04";
const GRAPH = "https://graph.microsoft.com/v1.0";
const CHAT = "19:2b1c7e9d8f4a4c0fa1b2c3d4e5f60718@thread.v2";
const LINK = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home";

const toUser = {
  url: `${GRAPH}/users/${USER}/teamwork/sendActivityNotification`,
  body: {
    topic: {
      source: "text",
      value: "Crane 3",
      webUrl: `${LINK}?context=%7B%22subEntityId%22%3A%2242%22%7D`,
    },
    activityType: "taskCreated",
    previewText: { content: "A new task" },
    templateParameters: [{ name: "taskId", value: "4711" }],
    chainId: 17,
  },
};
const toChat = {
  body: {
    activityType: "taskCreated",
    topic: { source: "entityUrl", value: `${GRAPH}/chats/${CHAT}/messages/17` },
    recipient: { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: USER },
  },
  // Behind the body, and so the id is met in the topic first.
  url: `${GRAPH}/chats/${CHAT}/sendActivityNotification`,
};

/** A reader that has learned how these requests look. */
function experienced(...requests: readonly object[]) {
  const kindOfText = createKindReader();
  for (let count = 0; count < 20; count += 1) kindOfText(JSON.stringify(toUser));
  for (const request of requests) kindOfText(JSON.stringify(request));
  return kindOfText;
}

/** Whether a reader knows the kind of a text without parsing it; `undefined` where it is not plain. */
function isQuick(kindOfText: ReturnType<typeof createKindReader>, text: string) {
  const parse = vi.spyOn(JSON, "parse");
  const kind = kindOfText(text);
  const { length } = parse.mock.calls;
  parse.mockRestore();
  return kind && length === 0;
}

/** The text with one part of it written in another way. */
function written(request: object, part: string, other: string): string {
  const text = JSON.stringify(request);
  expect(text).toContain(part);
  return text.replace(part, other);
}

describe("a text is told by its shape", () => {
  test.each([
    ["Crane 3", "Kran 4 für Übersee, 50 % fertig"],
    ["Crane 3", "[T-12] a_b <now> {4}"],
    ["A new task", "x".repeat(150)],
    ["4711", ""],
    ["4711", "http://example.com"],
    ["%22%3A%2242%22", "%22%3A%22board_7%22"],
    [USER, "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02"],
    [USER, "mara@contoso.com"],
    [":17", ":0"],
    [":17", ":-5"],
    [":17", ":8999999999999999"],
    [":17", ":123456789012345"],
  ])("with %j written as %j", (part, other) => {
    expect(isQuick(experienced(), written(toUser, part, other))).toBe(true);
  });

  test("whatever its activity type and parameters are called, once they have been seen", () => {
    const done = written(toUser, "taskCreated", "taskDone");
    const named = written(toUser, "taskId", "id");
    const kindOfText = experienced();
    expect(isQuick(kindOfText, done)).toBe(false);
    expect(isQuick(kindOfText, done)).toBe(true);
    expect(isQuick(kindOfText, named)).toBe(false);
    expect(isQuick(kindOfText, named)).toBe(true);
    expect(kindOfText(done)?.activityType).toBe("taskDone");
    expect(kindOfText(named)?.parameters).toEqual([{ name: "id" }]);
  });

  test("with any user, message and chat", () => {
    const text = JSON.stringify(toChat);
    const other = text.replaceAll(CHAT, "19:meeting_M2Qx@thread.v2").replace("/17", "/1819");
    expect(isQuick(experienced(toChat), other)).toBe(true);
    const byName = { ...toChat, body: { ...toChat.body, recipient: userNamed("a.b@contoso.com") } };
    const guest = JSON.stringify(byName).replace("a.b@", "x_y.com#EXT#@");
    expect(isQuick(experienced(byName), guest)).toBe(true);
  });
});

function userNamed(userId: string) {
  return { ...toChat.body.recipient, userId };
}

describe("a text is parsed", () => {
  test("while there are few of them", () => {
    const kindOfText = createKindReader();
    expect(isQuick(kindOfText, JSON.stringify(toUser))).toBe(false);
    expect(isQuick(kindOfText, JSON.stringify(toUser))).toBe(false);
  });

  test.each([
    ["a layout of its own", `${JSON.stringify(toUser)} `, false],
    ["an escape", written(toUser, "Crane 3", String.raw`"Crane\u0020"`.slice(1, -1)), false],
    ["a hole", written(toUser, "Crane 3", "Crane {{number}}"), undefined],
    ["a hole of code", written(toUser, "4711", "${id}"), undefined],
    ["a hole in percent signs", written(toUser, "4711", "%TASK%"), undefined],
    ["a hole in underscores", written(toUser, "4711", "__TASK__"), undefined],
    ["a hole in angles", written(toUser, "4711", "<<task>>"), undefined],
    ["a token", written(toUser, "4711", "[[task]]"), undefined],
    ["a sample", written(toUser, USER, "569363e2-4e49-4661-87f2-16f245c5d66a"), undefined],
    [
      "a sample in a text",
      written(toUser, "Crane 3", "of 569363E2-4E49-4661-87F2-16F245C5D66A"),
      undefined,
    ],
    ["a topic that is a URL", written(toUser, "Crane 3", " HTTPS://example.com"), undefined],
    ["a blank topic", written(toUser, "Crane 3", " \u2003"), undefined],
    ["a blank preview", written(toUser, "A new task", "\u00a0 "), undefined],
    ["a long preview", written(toUser, "A new task", "x".repeat(151)), undefined],
    ["a long link", written(toUser, "%2242%22", `%22${"4".repeat(1000)}%22`), undefined],
    ["a chain id of many digits", written(toUser, ":17", `:${2 ** 53}`), undefined],
    ["a chain id with zeros in front", written(toUser, ":17", ":017"), undefined],
    ["a control character", written(toUser, "Crane 3", "Crane\t3"), undefined],
    ["the reserved type", written(toUser, "taskCreated", "systemDefault"), undefined],
    ["a user that is no id", written(toChat, USER, "Mara"), undefined],
    ["a message that is no number", written(toChat, "/messages/17", "/messages/x7"), undefined],
    ["a topic of another chat", written(toChat, `${CHAT}/messages`, `19:a@x/messages`), undefined],
  ])("with %s", (_, text, expected) => {
    expect(isQuick(experienced(toChat), text)).toBe(expected);
  });

  test("when it is too long to be worth learning", () => {
    const long = JSON.stringify({
      ...toUser,
      body: { ...toUser.body, iconId: "x".repeat(10_000) },
    });
    expect(isQuick(experienced(JSON.parse(long)), long)).toBe(false);
  });

  test("when its shape is one that nothing else has", () => {
    const kindOfText = experienced();
    for (let index = 0; index < 1_000; index += 1) {
      kindOfText(written(toUser, "/home", `/page-${index}`));
      kindOfText(written(toUser, ":17", ":9007199254740991"));
    }
    // What comes then is learned in time, and what was of use is not forgotten.
    for (let count = 0; count < 1_100; count += 1) kindOfText(JSON.stringify(toChat));
    expect(isQuick(kindOfText, JSON.stringify(toChat))).toBe(true);
    expect(isQuick(kindOfText, JSON.stringify(toUser))).toBe(true);
  });

  test("when there are too many kinds of its shape to remember", () => {
    const kindOfText = experienced();
    for (let index = 0; index < 600; index += 1) {
      kindOfText(written(toUser, "taskCreated", `type-${index}`));
    }
    expect(isQuick(kindOfText, written(toUser, "taskCreated", "type-0"))).toBe(true);
    expect(isQuick(kindOfText, written(toUser, "taskCreated", "type-599"))).toBe(false);
  });

  test("when there are too many shapes to learn", () => {
    const kindOfText = experienced();
    for (let index = 0; index < 40; index += 1) {
      const extra = { ...toUser, body: { ...toUser.body, teamsAppId: `app-${index}` } };
      expect(kindOfText(JSON.stringify(extra))?.teamsAppId).toBe(`app-${index}`);
    }
    const last = { ...toUser, body: { ...toUser.body, teamsAppId: "app-39" } };
    expect(isQuick(kindOfText, JSON.stringify(last))).toBe(false);
    expect(isQuick(kindOfText, JSON.stringify(toUser))).toBe(true);
  });
});

test("a kind keeps nothing of the text that it came from", () => {
  const kindOfText = experienced();
  const kept = kindOfText(JSON.stringify(toUser));
  expect(JSON.stringify(kept?.parameters)).toBe('[{"name":"taskId"}]');
});
