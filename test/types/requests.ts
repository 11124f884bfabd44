/** Requests to fixtures/task-board with nothing to be said of them, one of each form. */

const graph = "https://graph.microsoft.com/v1.0";
const link = "https://teams.microsoft.com/l/entity/0325f5b2-1f86-41f8-81fa-979ffcae681a/board";
const chat = "19:7f6d8f91376f470095311d4c0f8102cf@thread.v2";
const team = "3310e1b3-f908-4a8b-a702-922c4c21d37c";
const user = "59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b";

const topic = { source: "text", value: "Crane 3", webUrl: link };
const aadUser = { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: user };
const chatMembers = {
  "@odata.type": "#microsoft.graph.chatMembersNotificationRecipient",
  chatId: chat,
};
const channelMembers = {
  "@odata.type": "microsoft.graph.channelMembersNotificationRecipient",
  teamId: team,
  channelId: "19:823cc1e2d0374450bbe0ca42a4a435b7@thread.tacv2",
};
const previewText = { content: "Before the night shift, please.", contentType: "text" };

const task = {
  topic,
  activityType: "taskAssigned",
  iconId: "crane",
  chainId: 4711,
  previewText,
  templateParameters: [{ name: "taskTitle", value: "Grease crane 3" }],
};
const berth = {
  topic: { source: "entityUrl", value: `${graph}/chats/${chat}` },
  activityType: "berthChanged",
  previewText,
  templateParameters: [
    { name: "berth", value: "7" },
    { name: "vessel", value: "MV Alma" },
  ],
};
const reserved = {
  topic,
  activityType: "systemDefault",
  previewText,
  templateParameters: [{ name: "systemDefaultText", value: "Gate 2 stays closed" }],
};

export const soundRequests: readonly unknown[] = [
  task,
  reserved,
  { ...berth, recipient: chatMembers },
  { ...task, recipients: [aadUser] },
  { body: { ...task, recipients: [aadUser] } },
  { method: "POST", url: `${graph}/users/${user}/teamwork/sendActivityNotification`, body: task },
  {
    method: "POST",
    url: `${graph}/chats/${chat}/sendActivityNotification`,
    body: { ...berth, recipient: chatMembers },
  },
  {
    url: `{{graph}}/chats/${chat}/sendActivityNotification`,
    body: { ...berth, recipient: aadUser },
  },
  {
    requests: [
      {
        id: "1",
        method: "POST",
        url: `/teams/${team}/sendActivityNotification`,
        body: { ...reserved, recipient: channelMembers },
      },
    ],
  },
  {
    url: `${graph}/teamwork/sendActivityNotificationToRecipients`,
    body: { ...task, recipients: [aadUser, { ...aadUser, userId: "jo@harbour.example.com" }] },
  },
  [
    task,
    {
      request: {
        url: `${graph}/teams/${team}/sendActivityNotification`,
        body: { ...reserved, recipient: aadUser },
      },
    },
  ],
];

/** Values for any place in a request, right in one place and wrong in another. */
const values: readonly unknown[] = [
  ...(JSON.parse(
    `[null, 0, 4711, 1.5, true, "", " ", "x", [], {}, [{}], [""], [null], ["{{x}}"]]`,
  ) as unknown[]),
  ..."{{x}},a ${{X}} b,<<x>>,%NAME%,__X__,[[t]],{name},Text,entityURL,text,entityUrl".split(","),
  ..."html,HTML,rawText,GET, post ,taskAssigned,berthChanged,systemDefault".split(","),
  ..."SystemDefault,crane,permit,vessel,Vessel,taskTitle,systemDefaultText,actor".split(","),
  [{ name: "taskTitle", value: "x" }],
  [{ name: "{{x}}", value: null }],
  "#microsoft.graph.aadUserNotificationRecipient",
  "Microsoft.Graph.AadUserNotificationRecipient",
  "microsoft.graph.teamMembersNotificationRecipient",
  "Microsoft.Teams.GraphSvc.aadUserNotificationRecipient",
  "/me/teamwork/sendActivityNotification",
  `/users/${user}/sendActivityNotification`,
  `${graph}/users/${user}/teamwork/sendActivityNotification`,
  `/groups/${team}/team/sendActivityNotification`,
  "https://graph.example.com/v1.0/chats/x/sendActivityNotification",
  "/chats/x/recallActivityNotificationChainForRecipient",
  `${graph}/teamwork/sendActivityNotificationToRecipients`,
  `${graph}/me/messages`,
  aadUser,
  [aadUser],
  { userId: user },
  Array.from({ length: 101 }, () => aadUser),
  { source: "text" },
  { type: "text", value: "x", targetUrl: link },
];

const properties: readonly (readonly [string, unknown])[] = [
  ...Object.entries({ x: 1, chainID: 1, "@odata.type": "x", recipient: aadUser, iconId: "crane" }),
  ...Object.entries({ recipients: [aadUser], webUrl: link, teamsAppID: "x", templateParams: [] }),
  ...Object.entries({ name: "x", userId: user, chatId: "{{x}}", $schema: "x", type: "message" }),
  ...Object.entries({ topic, method: "PUT", url: "x", body: {} }),
  ...Object.entries({ recipient: null, recipients: null, iconId: "" }),
];

type Container = Record<string | number, unknown>;

/** The value with one thing changed: another value in a place, a property or an item less or more. */
export function* changesOf(value: unknown): Generator<unknown> {
  for (const path of pathsIn(value)) {
    const at = (change: (parent: Container, key: string | number) => void) => {
      const copy = structuredClone({ value });
      let parent: Container = copy;
      for (const key of ["value", ...path].slice(0, -1)) parent = parent[key] as Container;
      change(parent, path.at(-1) ?? "value");
      return copy.value;
    };
    for (const other of values) yield at((parent, key) => (parent[key] = other));
    yield at((parent, key) => {
      if (Array.isArray(parent)) parent.splice(key as number, 1);
      else delete parent[key];
    });
    yield at((parent, key) => {
      if (Array.isArray(parent)) parent.push(parent[key as number]);
    });
    for (const [name, own] of properties) {
      yield at((parent, key) => {
        const child = parent[key];
        if (typeof child === "object" && child !== null && !Array.isArray(child)) {
          (child as Container)[name] = own;
        }
      });
    }
  }
}

function* pathsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
