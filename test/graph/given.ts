import { rules } from "../../rules/index.js";
import { memoryFiles } from "../../src/files/memory.js";
import type { Answer } from "../../src/graph/answer.js";
import { type ApiOptions, type Call, createApi } from "../../src/graph/api.js";
import { createInbox, type Inbox } from "../../src/graph/inbox.js";
import type { ErrorBody } from "../../src/graph/refusal.js";
import { type Served, servedOf } from "../../src/graph/served.js";
import { type ReceivedNotification, receivedOf, showEntry } from "../../src/graph/shown-entry.js";
import { createProject } from "../../src/run/project.js";
import { soundBody, soundManifest } from "../check.js";

export const USER = "/users/5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04/teamwork/sendActivityNotification";
export const CHAT_ID = "19:2b1c7e9d8f4a4c0fa1b2c3d4e5f60718@thread.v2";
export const TEAM_ID = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b";
export const ENTRA = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";

const recipient = (type: string, ids: object) => ({
  "@odata.type": `microsoft.graph.${type}NotificationRecipient`,
  ...ids,
});
const user = recipient("aadUser", { userId: "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04" });

/** A right request to each of the four actions; the URL begins behind the version. */
export const actions = {
  user: { url: USER, body: soundBody() },
  chat: {
    url: `/chats/${CHAT_ID}/sendActivityNotification`,
    body: soundBody({ recipient: recipient("chatMembers", { chatId: CHAT_ID }) }),
  },
  team: {
    url: `/teams/${TEAM_ID}/sendActivityNotification`,
    body: soundBody({ recipient: user }),
  },
  bulk: {
    url: "/teamwork/sendActivityNotificationToRecipients",
    body: soundBody({ recipients: [user] }),
  },
};

const permissions = ["User", "Chat", "Group"].map((where) => ({
  name: `TeamsActivity.Send.${where}`,
  type: "Application",
}));

/** A manifest for all four actions. */
export const harbour = soundManifest({
  authorization: { permissions: { resourceSpecific: permissions } },
});

/** The apps of these manifests. */
export function serve(...manifests: readonly object[]): Served {
  const paths = manifests.map((_, index) => `${index}/manifest.json`);
  const texts = manifests.map((manifest) => JSON.stringify(manifest));
  const project = createProject({
    files: memoryFiles(Object.fromEntries(paths.map((path, index) => [path, texts[index]!]))),
    rules,
    levelOf: () => undefined,
  });
  return servedOf(project.apps(paths), project.engine)!;
}

/** Graph as a test has it: requests in, answers out. */
export interface TestApi {
  readonly inbox: Inbox;
  /** The recorded lines. */
  readonly lines: string[];
  send(
    call: Partial<Omit<Call, "body">> & { readonly body?: unknown },
  ): Answer & { body?: ErrorBody };
  /** The received notifications, the oldest first. */
  received(): ReceivedNotification[];
}

/** `body` is a JSON text, or what one is made of; without `url` it goes to a user. */
export function api(options: Partial<ApiOptions> = {}): TestApi {
  const inbox = createInbox();
  const lines: string[] = [];
  const served = serve(harbour);
  const answer = createApi({
    served: () => served,
    inbox,
    record: (line) => void lines.push(line),
    now: () => Date.UTC(2026, 10, 29, 12, 0, 0),
    ...options,
  });
  return {
    inbox,
    lines,
    send: ({ body = soundBody(), ...call }) =>
      answer({
        method: "POST",
        url: `/v1.0${USER}`,
        authorization: undefined,
        clientRequestId: undefined,
        ...call,
        body: typeof body === "string" ? body : JSON.stringify(body),
      }) as Answer & { body?: ErrorBody },
    received: () => inbox.entries().map((entry) => receivedOf(showEntry(entry))),
  };
}

/** An `Authorization` header with an unsigned token. */
export function bearer(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "none" })}.${part(claims)}.`;
}
