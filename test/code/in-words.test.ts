import { expect, test } from "vitest";
import { inWords } from "../../src/code/in-words.js";

test.each([
  [
    'add { "name": "berth", "value": "…" } to templateParameters',
    'add one with name "berth" and value "…" to templateParameters',
  ],
  ['write { "name": "taskid", "value": … }', 'write one with name "taskid" and value …'],
  [
    'write a list: [{ "name": "taskid", "value": … }, …]',
    'write a list: each with name "taskid" and value …',
  ],
  [
    'add "previewText": { "content": "…" }: it tells people whether to open the notification now',
    'add previewText with content "…": it tells people whether to open the notification now',
  ],
  [
    'add "recipients": [ { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", "userId": "…" } ]',
    'add recipients, each with @odata.type "microsoft.graph.aadUserNotificationRecipient" and userId "…"',
  ],
  [
    'add "source": "text" for a text of your own, or "entityUrl" for a Graph URL',
    'add source "text" for a text of your own, or "entityUrl" for a Graph URL',
  ],
  [
    'add "topic": { "source": "text", "value": …, "webUrl": … }',
    'add topic with source "text", value … and webUrl …',
  ],
  ['add "activityType", one of those that it has', 'add "activityType", one of those that it has'],
  ['use one of "taskCreated", "taskDone"', 'use one of "taskCreated", "taskDone"'],
  [
    'add "allowedIconIds": ["crane"] to the type in a manifest of version 1.22 or above',
    'add "allowedIconIds": ["crane"] to the type in a manifest of version 1.22 or above',
  ],
  ['write { "name": taskid }', 'write { "name": taskid }'],
  ['write "a": [1]', 'write "a": [1]'],
])("%s", (help, words) => {
  expect(inWords(help)).toBe(words);
});
