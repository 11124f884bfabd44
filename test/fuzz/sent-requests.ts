/** Notification requests as their sender writes them, and what can be changed in one. */

const APP = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const ENTRA = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
export const CATALOG = "56a885a3-9fd7-449d-93d5-4677613b9c66";
const USER = "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04";
export const SAMPLE = "569363e2-4e49-4661-87f2-16f245c5d66a";
const CHAT = "19:2b1c7e9d8f4a4c0fa1b2c3d4e5f60718@thread.v2";
const TEAM = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b";
const GRAPH = "https://graph.microsoft.com/v1.0";
const GOVERNMENT = "https://graph.microsoft.us/beta";
const LINK = `https://teams.microsoft.com/l/entity/${APP}/home`;

type Body = Record<string, unknown>;

export interface Sent {
  readonly url?: string;
  readonly method?: string;
  readonly body: Body;
}

const OTHER_USER = "c1d7a0f2-93b4-4e2a-8a56-0b9c8d7e6f13";

/** The form that Graph's examples of installations have (`decodeInstallationId`). */
const installation = (user: string) => btoa(`${user}##${CATALOG}`);

const text = (value: string, webUrl: string) => ({ source: "text", value, webUrl });
const common = {
  activityType: "taskCreated",
  previewText: { content: "A new task" },
  templateParameters: [{ name: "taskId", value: "4711" }],
};
const aadUser = {
  "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
  userId: USER,
};

/** Plain requests of every form. */
export const plain: readonly Sent[] = [
  {
    url: `${GRAPH}/users/${USER}/teamwork/sendActivityNotification`,
    body: { topic: text("Tasks", LINK), ...common },
  },
  {
    url: `${GRAPH}/chats/${CHAT}/sendActivityNotification`,
    method: "POST",
    body: {
      topic: { source: "entityUrl", value: `${GRAPH}/chats/${CHAT}` },
      ...common,
      recipient: aadUser,
    },
  },
  {
    url: `${GRAPH}/teams/${TEAM}/sendActivityNotification`,
    body: {
      topic: { source: "entityUrl", value: `${GRAPH}/teams/${TEAM}/channels/19:a@thread.tacv2` },
      ...common,
      recipient: {
        "@odata.type": "microsoft.graph.teamMembersNotificationRecipient",
        teamId: TEAM,
      },
      chainId: 4711,
    },
  },
  {
    url: `${GRAPH}/chats/${CHAT}/sendActivityNotification`,
    body: {
      topic: { source: "entityUrl", value: `${GRAPH}/chats/${CHAT}/messages/17` },
      ...common,
      recipient: {
        "@odata.type": "microsoft.graph.chatMembersNotificationRecipient",
        chatId: CHAT,
      },
    },
  },
  {
    url: `${GRAPH}/users/${USER}/teamwork/sendActivityNotification`,
    body: {
      topic: { source: "entityUrl", value: `${GRAPH}/appCatalogs/teamsApps/${CATALOG}` },
      ...common,
    },
  },
  {
    url: `${GRAPH}/users/mara@contoso.com/teamwork/sendActivityNotification`,
    body: {
      topic: text("Tasks", `${LINK}?context=%7B%22subEntityId%22%3A%2242%22%7D`),
      ...common,
      chainId: -4711,
    },
  },
  { body: { topic: text("Tasks", LINK), ...common, teamsAppId: CATALOG, iconId: "task" } },
  {
    url: `${GRAPH}/users/${USER}/teamwork/sendActivityNotification`,
    method: "post",
    body: {
      topic: text(
        "Tasks",
        `${LINK}?label=Task%204711&webUrl=https%3A%2F%2Ftasks.example.com%2F4711`,
      ),
      ...common,
      previewText: { content: "A new task", contentType: "text" },
    },
  },
  {
    url: `${GRAPH}/users/${USER}/teamwork/sendActivityNotification`,
    body: {
      topic: {
        source: "entityUrl",
        value: `${GRAPH}/users/${USER}/teamwork/installedApps/${installation(USER)}`,
      },
      ...common,
    },
  },
  {
    url: `${GOVERNMENT}/chats/${CHAT}/sendActivityNotification`,
    body: {
      topic: text("Tasks", LINK.replace("teams.microsoft.com", "gov.teams.microsoft.us")),
      ...common,
      recipient: aadUser,
    },
  },
  {
    url: `${GRAPH}/teamwork/sendActivityNotificationToRecipients`,
    body: {
      topic: { source: "entityUrl", value: `${GRAPH}/appCatalogs/teamsApps/${CATALOG}` },
      ...common,
      recipients: [aadUser, { ...aadUser, userId: "mara@contoso.com" }],
    },
  },
  {
    url: `${GRAPH}/users/${USER}/teamwork/sendActivityNotification`,
    body: {
      topic: text("Tasks", `${LINK}?context=%7B%22channelId%22%3A%2219%3Aa%40thread.tacv2%22%7D`),
      activityType: "systemDefault",
      previewText: { content: "A new task" },
      templateParameters: [{ name: "systemDefaultText", value: "A new task" }],
    },
  },
];

/** Values for a place of the body: right, wrong, odd. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  activityType: ["taskDone", "TaskCreated", "systemDefault", "nobody", "", 4, null, "{{type}}"],
  previewText: [
    undefined,
    null,
    "old",
    {},
    { content: " " },
    { content: "x", contentType: "html" },
  ],
  "previewText.content": ["x".repeat(150), "x".repeat(151), "😀".repeat(100), "", "%X%", null],
  "previewText.contentType": ["text", "html", "plain"],
  templateParameters: [
    undefined,
    null,
    [],
    {},
    [{ name: "taskId", value: null }],
    [{ name: "taskId", value: 4 }],
    [{ name: "taskId", value: "" }],
    [{ name: "taskID", value: "4" }],
    [{ name: "actor", value: "Mara" }],
    [{ name: "systemDefaultText", value: "**new**" }],
    [{ name: "taskId", value: "4", extra: 1 }],
    [
      { name: "taskId", value: "4" },
      { name: "taskId", value: "5" },
    ],
    [
      { name: "taskId", value: "4" },
      { name: "taskTitle", value: "5" },
    ],
    [{ taskId: "4" }],
  ],
  topic: [undefined, null, [], { source: "text" }, { type: "text", value: "x" }],
  "topic.source": ["text", "entityUrl", "entityURL", "rawText", null],
  "topic.value": [
    "",
    " \n",
    "Crane 3",
    "https://example.com/crane",
    `${GRAPH}/chats/${CHAT}`,
    `${GRAPH}/chats/${CHAT}/messages/17`,
    `${GRAPH}/chats/19:${"0".repeat(32)}@thread.v2`,
    `${GRAPH}/teams/${TEAM}/channels/19:b@thread.tacv2/messages/18`,
    `${GRAPH}/teams/${TEAM}/channels/19:3d61a2309f094f4a9310b20f1db37520@thread.tacv2`,
    `${GRAPH}/teams/${TEAM}?a=b`,
    `${GRAPH}/appCatalogs/teamsApps/${CATALOG}`,
    `${GRAPH}/appCatalogs/teamsApps/${ENTRA}`,
    `${GRAPH}/users/${USER}/teamwork/installedApps/${CATALOG}`,
    `https://graph.microsoft.us/v1.0/chats/${CHAT}`,
    `task ${SAMPLE}`,
    `${GRAPH}/chats/{chatId}`,
    null,
  ],
  "topic.extra": [1],
  "topic.webUrl": [
    undefined,
    null,
    "",
    `${LINK}?context=%7B%22subEntityId%22%3A%2242%22%7D`,
    `${LINK}?context=%7B%22subEntityId%22%3A%22${SAMPLE}%22%7D`,
    `${LINK}?context=%7B%22channelId%22%3A%2219%3Aa%40thread.tacv2%22%7D`,
    `${LINK}?context={"subEntityId":"42"}`,
    `${LINK}?context=%7B%22subEntityId%22%3A%22${"4".repeat(1000)}%22%7D`,
    `${LINK}?label=Task+4`,
    `https://teams.microsoft.com/l/entity/${APP}/elsewhere`,
    `https://teams.microsoft.com/l/entity/${APP}/elsewhere?context=%7B%22subEntityId%22%3A%2242%22%7D`,
    `https://teams.microsoft.com/l/entity/${APP}/elsewhere?context=%7B%22channelId%22%3A%2219%3Aa%22%7D`,
    `https://teams.microsoft.com/l/entity/${ENTRA}/home`,
    `https://teams.microsoft.com/l/entity/${CATALOG}/home`,
    `https://teams.microsoft.com/l/entity/${SAMPLE}/home`,
    `https://gov.teams.microsoft.us/l/entity/${APP}/home`,
    `https://teams.live.com/l/entity/${APP}/home`,
    `https://example.com/l/entity/${APP}/home`,
    `https://teams.microsoft.com/l/app/${APP}`,
    "https://teams.microsoft.com/_#/apps",
    "www.example.com",
  ],
  teamsAppId: [undefined, null, "", CATALOG, APP, ENTRA, SAMPLE, `{${APP}}`, 4],
  iconId: [undefined, null, "task", "crane", "", "<<icon>>"],
  chainId: [undefined, null, 1, 2 ** 53, 2 ** 64, 1.5, "1"],
  recipient: [undefined, null, {}, aadUser, [aadUser]],
  "recipient.@odata.type": [
    "microsoft.graph.chatMembersNotificationRecipient",
    "microsoft.graph.aadUserNotificationRecipient",
    "microsoft.graph.teamMembersNotificationRecipient",
    "#microsoft.graph.aadUserNotificationRecipient",
    "Microsoft.Teams.GraphSvc.aadUserNotificationRecipient",
    undefined,
    null,
  ],
  "recipient.userId": [undefined, "mara@contoso.com", "Mara", "", SAMPLE, null, USER.toUpperCase()],
  "recipient.chatId": [CHAT, `${CHAT}x`, null],
  "recipient.teamId": [TEAM, TEAM.toUpperCase(), CATALOG],
  recipients: [[], [aadUser], [aadUser, aadUser], null],
  "@odata.context": ["x"],
  chainID: [1],
  teamsAppID: [APP],
  __proto__x: [1],
};

const urls = [
  undefined,
  `${GRAPH}/users/mara@contoso.com/teamwork/sendActivityNotification`,
  `${GRAPH}/users/${SAMPLE}/teamwork/sendActivityNotification`,
  `${GRAPH}/users/{id}/teamwork/sendActivityNotification`,
  `${GRAPH}/users/__ID__/teamwork/sendActivityNotification`,
  `${GRAPH}/users/${USER}/sendActivityNotification`,
  `${GRAPH}/me/teamwork/sendActivityNotification`,
  `${GRAPH}/chats/${CHAT}/sendActivityNotification`,
  `${GRAPH}/chats/${CHAT}/teamwork/sendActivityNotification`,
  `${GRAPH}/chats/${CHAT.replaceAll(":", "%3A")}/sendActivityNotification`,
  `${GRAPH}/chats/19:meeting_x@thread.v2/sendActivityNotification`,
  `${GRAPH}/teams/${TEAM}/sendActivityNotification`,
  `${GRAPH}/teams/${TEAM}/sendActivityNotification?x`,
  `${GRAPH}/teamwork/sendActivityNotificationToRecipients`,
  `${GRAPH}/groups/${TEAM}/team/sendActivityNotification`,
  `https://graph.microsoft.us/v1.0/teams/${TEAM}/sendActivityNotification`,
  `https://graph.microsoft.com/teams/${TEAM}/sendActivityNotification`,
  "https://graph.microsoft.com/beta/sites/1",
];

export type Change = (sent: Sent) => Sent;

export const changes: readonly Change[] = [
  ...Object.entries(values).flatMap(([path, all]) =>
    all.map((value): Change => (sent) => ({ ...sent, body: withValue(sent.body, path, value) })),
  ),
  ...urls.map((url): Change => ({ method, body }) => ({
    ...(url !== undefined && { url, ...(method !== undefined && { method }) }),
    body,
  })),
  ...["POST", "post", "GET", "{{method}}"].map((method): Change => (sent) => ({ ...sent, method })),
];

function withValue(body: Body, path: string, value: unknown): Body {
  const [first = "", ...rest] = path.startsWith("@") ? [path] : path.split(/\.(.*)/s).slice(0, 2);
  const [below] = rest.filter((part) => part !== "");
  if (below === undefined) return { ...body, [first]: value };
  const inner = body[first];
  return { ...body, [first]: { ...(typeof inner === "object" ? inner : {}), [below]: value } };
}

/** The form of a request in a file: a body alone where there is no URL. */
export function asWritten({ url, method, body }: Sent): object {
  return url === undefined && method === undefined ? body : { url, method, body };
}

/** The same request to other people about other things: none of this counts. */
export function elsewhere(sent: Sent): Sent[] {
  const others: readonly (readonly [string, string])[] = [
    [USER, OTHER_USER],
    [installation(USER), installation(OTHER_USER)],
    [CHAT, "19:meeting_MjYxMDc1@thread.v2"],
    [TEAM, "0c5b7f66-5a0b-4c38-a3d9-6f0d1be0a7c4"],
    ["19:a@thread.tacv2", "19:0f8e7d6c5b4a@thread.tacv2"],
    ["/messages/17", "/messages/1799999999999"],
    ["mara@contoso.com", "ole_fabrikam.com#EXT#@contoso.onmicrosoft.com"],
    ["A new task", "Crane 3 needs grease"],
    ["Tasks", "Übersee"],
    ["4711", "4712"],
    ["%22%3A%2242%22", "%22%3A%22board%204%22"],
  ];
  const whole = JSON.stringify(sent);
  const all = others.reduce((changed, [from, to]) => changed.replaceAll(from, to), whole);
  const one = others.map(([from, to]) => whole.replaceAll(from, to));
  return [...new Set([whole, ...one, all])].map((changed) => JSON.parse(changed) as Sent);
}
