/** Tries the schema in the language service of VS Code, the editor in which most people write JSON. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "../../integration/shell.mjs";

const require = createRequire(import.meta.url);
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");

const topic = `"topic": { "source": "text", "value": "x", "webUrl": "https://teams.microsoft.com/l/x" }`;
const chat = "https://graph.microsoft.com/v1.0/chats/x/sendActivityNotification";
const parameters = `"templateParameters": [{ "name": "gate", "value": "3" }, { "name": "vehicle", "value": "HH" }]`;

/** A bar is the cursor. */
const completed = [
  [`{ | }`, ["activityType", "topic", "templateParameters"]],
  [
    `{ "activityType": | }`,
    ['"gateOpened"', '"truckRejected"', '"gatesClosed"', '"systemDefault"'],
  ],
  [`{ ${topic}, "activityType": "truckRejected", "iconId": | }`, ['"alarm"', "null"]],
  [
    `{ "activityType": "gateOpened", "templateParameters": [{ "name": | }] }`,
    ['"gate"', '"vehicle"'],
  ],
  [`{ "topic": { "source": | } }`, ['"text"', '"entityUrl"']],
  [
    `{ "url": "${chat}", "body": { "recipient": { "@odata.type": | } } }`,
    ['"microsoft.graph.chatMembersNotificationRecipient"'],
  ],
];

const judged = [
  [`{ ${topic}, "activityType": "gateOpened", ${parameters} }`, undefined],
  [`{ ${topic}, "activityType": "{{type}}" }`, undefined],
  [`{ ${topic}, "activityType": "gateOpend" }`, /Valid values: "gateOpened", "truckRejected"/],
  [`{ ${topic}, "activityType": "gatesClosed", "teamsAppID": "x" }`, /teamsAppID is not allowed/],
  [
    `{ ${topic}, "activityType": "gateOpened", ${parameters}, "iconId": "gates" }`,
    /Valid values: "gate", "alarm", null/,
  ],
  [
    `{ ${topic}, "activityType": "gateOpened", "templateParameters": [] }`,
    /does not contain required item/,
  ],
  [`{ "url": "${chat}", "body": { ${topic}, "activityType": "gatesClosed" } }`, /"recipient"/],
];

/** @param {string} path of the schema of fixtures/typed */
export async function tryEditor(path) {
  const service = getLanguageService({});
  const schema = JSON.parse(readFileSync(path, "utf8"));
  service.configure({ schemas: [{ uri: "schema.json", fileMatch: ["*"], schema }] });
  const open = (text) => {
    const document = TextDocument.create("file:///request.json", "json", 1, text);
    return [document, service.parseJSONDocument(document)];
  };
  for (const [text, labels] of completed) {
    const [document, json] = open(text.replace("|", ""));
    const position = document.positionAt(text.indexOf("|"));
    const { items } = await service.doComplete(document, position, json);
    const offered = items.map(({ label }) => label);
    const holds = labels.every((label) => offered.includes(label));
    expect(`the editor completes ${text} with ${offered.join(", ")}`, holds);
  }
  for (const [text, message] of judged) {
    const [document, json] = open(text);
    const found = await service.doValidation(document, json);
    const said = found.map((diagnostic) => diagnostic.message).join(" ");
    const holds = message ? message.test(said) : said === "";
    expect(`the editor says of ${text}: ${said || "nothing"}`, holds);
  }
}
