import { expect, test } from "vitest";
import { previewed } from "./harbour.js";

const APP = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const TEAMS = "https://teams.microsoft.com/l";
const GRAPH = "https://graph.microsoft.com/v1.0";

test.each([
  [`${TEAMS}/entity/${APP}/home`, 'opens the tab "Home"'],
  [
    `${TEAMS}/entity/${APP}/home?context=${encodeURIComponent('{"subEntityId":"task-17"}')}`,
    'opens the tab "Home", at "task-17"',
  ],
  [`${TEAMS}/entity/${APP}/plan`, 'opens the tab "plan"'],
  [`${TEAMS}/entity/${APP}`, "opens the app"],
  [`${TEAMS}/entity/${APP}/conversations`, "opens the chat with the app's bot"],
  [`${TEAMS}/task/${APP}`, "opens a dialog of the app"],
  [`${TEAMS}/message/19:abc@thread.v2/1605223780000`, "opens a message"],
  [`${TEAMS}/unheard/of`, "opens a page of Teams"],
  ["https://teams.microsoft.com/v2/", "opens a page of Teams"],
])("the link %s %s", (webUrl, words) => {
  const { click } = previewed({ topic: { source: "text", value: "Tasks", webUrl } });
  expect(click).toEqual({ words, url: webUrl });
});

test.each([
  "javascript:alert(1)",
  "http://teams.microsoft.com/l/app/x",
  "https://evil.example/l/entity/x",
  "data:text/html,<script>",
  "the board",
])("%j is no link to follow", (webUrl) => {
  const { click } = previewed({ topic: { source: "text", value: "Tasks", webUrl } });
  expect(click).toEqual({
    words: `opens nothing: ${JSON.stringify(webUrl)} is no link into Teams`,
    url: undefined,
  });
});

test.each([
  [`${GRAPH}/chats/19:abc@thread.v2`, "opens the chat"],
  [`${GRAPH}/teams/x/channels/y/tabs/z`, "opens the tab of a channel"],
  [`${GRAPH}/appCatalogs/teamsApps/${APP}`, "opens the app"],
  [`${GRAPH}/users/x`, "opens nothing: the topic names no place"],
  ["https://graph.microsoft.com/v1.0/{{what}}", "opens a place that is not known yet"],
])("the topic %s %s", (value, words) => {
  const { click } = previewed({ topic: { source: "entityUrl", value } });
  expect(click).toEqual({ words, url: undefined });
});

test("a link goes before the entity that the topic names", () => {
  const webUrl = `${TEAMS}/entity/${APP}/home`;
  const topic = { source: "entityUrl", value: `${GRAPH}/chats/19:abc@thread.v2`, webUrl };
  expect(previewed({ topic }).click).toEqual({ words: 'opens the tab "Home"', url: webUrl });
});

test("a link that is filled in later is not known", () => {
  const topic = { source: "text", value: "Tasks", webUrl: "{{link}}" };
  expect(previewed({ topic }).click?.words).toBe("opens a link that is not known yet");
});
