import type {
  AadUserNotificationRecipient,
  ChannelMembersNotificationRecipient,
  ChatMembersNotificationRecipient,
  NotificationBody,
  PreviewText,
  TeamMembersNotificationRecipient,
  TemplateParameter,
  Topic,
} from "../model/body.js";
import { isObject } from "../json/object.js";
import { closest } from "../model/closest.js";
import { odataType, type RecipientType, recipientType } from "../model/recipients.js";
import { standIn } from "../model/stand-in.js";
import { list, quote } from "../words.js";
import type { NameStory, Vocabulary } from "./vocabulary.js";

/** Lets the compiler check that the names are exactly the keys of type `T`. */
const named = <T>(names: Readonly<Record<keyof T, string>>): Readonly<Record<string, string>> =>
  names;

/** By object, each property with the help for adding it. */
const body = named<NotificationBody>({
  topic: 'add "topic": { "source": "text", "value": …, "webUrl": … }',
  activityType: 'add "activityType", one of those that the manifest declares',
  previewText: 'add "previewText": { "content": … }',
  templateParameters: 'add "templateParameters": [{ "name": …, "value": … }]',
  chainId: 'add "chainId" with a whole number',
  teamsAppId: 'add "teamsAppId" with the id that the app has in the catalog',
  iconId: 'add "iconId", one of the activity type\'s allowedIconIds',
  recipient: 'add "recipient"',
  recipients: 'add "recipients"',
});
const topic = named<Topic>({
  source: 'add "source": "text" for a text of your own, or "entityUrl" for a Graph URL',
  value: 'add "value"',
  webUrl: 'add "webUrl", the Teams link that a click opens',
});
const previewText = named<PreviewText>({
  content: 'add "content"',
  contentType: 'add "contentType"',
});
const parameter = named<TemplateParameter>({
  name: 'add "name", a parameter of the activity type\'s templateText',
  value: 'add "value", the text that stands in its place',
});
const recipients: Readonly<Record<RecipientType, Readonly<Record<string, string>>>> = {
  aadUser: named<AadUserNotificationRecipient>({
    userId: 'add "userId", the id of the user in Entra',
  }),
  chatMembers: named<ChatMembersNotificationRecipient>({
    chatId: 'add "chatId", the chat of the URL',
  }),
  teamMembers: named<TeamMembersNotificationRecipient>({
    teamId: 'add "teamId", the team of the URL',
  }),
  channelMembers: named<ChannelMembersNotificationRecipient>({
    teamId: 'add "teamId", the team of the URL',
    channelId: 'add "channelId", a channel of that team',
  }),
};

/**
 * Names that people send for a property of the body: the concept page spells `@iconId` (domain
 * facts, section 12), microsoft-graph-docs#16469 has `teamApplicationId`.
 */
const former: ReadonlyMap<string, string> = new Map([
  ["@iconId", "iconId"],
  ["teamApplicationId", "teamsAppId"],
  ["teamsApplicationId", "teamsAppId"],
]);

const isText = (value: unknown) => typeof value === "string";

/** Kinds of the properties that are no texts, by pointer. */
const kinds = new Map<string, (value: unknown) => boolean>([
  ["/topic", isObject],
  ["/previewText", isObject],
  ["/recipient", isObject],
  ["/recipients", Array.isArray],
  ["/templateParameters", Array.isArray],
  ["/chainId", (value) => typeof value === "number"],
]);

/** Words about a request body. Graph may accept a listed value in another case, so such a value is a warning. */
export const bodyWords: Vocabulary = {
  whole: "the body",
  caseSeverity: "warning",
  namesAt: (pointer, object) => Object.keys(propertiesAt(pointer, object)),
  takesKind: (pointer, value) => kinds.get(pointer)?.(value) ?? isText(value),
  unknownName: story,
  missingName: (pointer, name) => everywhere(pointer)[name],
  wrongType: (pointer, value) =>
    pointer === "/templateParameters" ? parameterList(value) : undefined,
};

/** The help for parameters in an object: people use the names as keys, or forget the list around one entry. */
function parameterList(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const [first, second] = Object.keys(value);
  if (first === undefined) return undefined;
  if (Object.hasOwn(value, "name")) return 'write a list: [{ "name": …, "value": … }]';
  const more = second === undefined ? "" : ", …";
  return `write a list: [{ "name": ${quote(first)}, "value": … }${more}]`;
}

function propertiesAt(pointer: string, object: unknown): Readonly<Record<string, string>> {
  if (pointer === "") return body;
  if (pointer === "/topic") return topic;
  if (pointer === "/previewText") return previewText;
  if (pointer.startsWith("/templateParameters/")) return parameter;
  const type = typeOf(object);
  return type ? recipients[type] : {};
}

/** Properties by the place alone, where the recipient's type is not known: the types agree on their names. */
function everywhere(pointer: string): Readonly<Record<string, string>> {
  if (!pointer.startsWith("/recipient")) return propertiesAt(pointer, undefined);
  return { ...recipients.aadUser, ...recipients.chatMembers, ...recipients.channelMembers };
}

function typeOf(recipient: unknown): RecipientType | undefined {
  const written = (recipient as Readonly<Record<string, unknown>> | undefined)?.["@odata.type"];
  return typeof written === "string" ? recipientType(written) : undefined;
}

function story(pointer: string, name: string, object: unknown): NameStory | undefined {
  const message = `unknown property ${quote(name)}`;
  const rename = pointer === "" ? former.get(name) : undefined;
  if (rename !== undefined) return { message, help: `write ${quote(rename)}`, rename };
  const own = Object.keys(propertiesAt(pointer, object));
  if (own.some((known) => known.toLowerCase() === name.toLowerCase())) return undefined;
  const meant = standIn(pointer, object)?.meant;
  const guess = meant !== undefined && { rename: meant, isGuess: true };
  const type = typeOf(object);
  if (type) {
    const other = (Object.keys(recipients) as RecipientType[]).find((one) =>
      Object.hasOwn(recipients[one], name),
    );
    if (other)
      return {
        message: `${quote(name)} is no property of ${odataType(type)}`,
        help: `${quote(name)} belongs to ${odataType(other)}; here: ${list(own)}`,
        ...guess,
      };
  }
  if (guess && closest(name, own) === undefined) {
    return { message, help: `write ${quote(guess.rename)}`, ...guess };
  }
  const home = homeOf(name);
  return home === undefined ? undefined : { message, help: `${quote(name)} belongs ${home}` };
}

/** The place of the only object that has a property of the name; undefined where several or none have it. */
function homeOf(name: string): string | undefined {
  const homes: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [body, "at the top of the body"],
    [topic, 'in "topic"'],
    [previewText, 'in "previewText"'],
    [parameter, 'in an entry of "templateParameters"'],
    [everywhere("/recipient"), 'in "recipient"'],
  ];
  const found = homes.filter(([properties]) => Object.hasOwn(properties, name));
  return found.length === 1 ? found[0]![1] : undefined;
}
