import { endpointPaths, type Target } from "../model/endpoint.js";
import type { Activity } from "./activity.js";
import {
  commonProperties,
  describe,
  previewText,
  type Property,
  recipients,
  type Shape,
  topics,
} from "./body.js";
import { capitalised, createNames, pascalCase } from "./names.js";
import { comment, indent, literal, union } from "./texts.js";

/** Names that every file declares. */
const taken = ["ActivityNotification", "UserNotification", "ChatNotification", "TeamNotification"];

/** The types of an app's notifications; with `helpers` also the function that makes the list of parameters. */
export function typescript(
  activities: readonly Activity[],
  { helpers, namespace }: { readonly helpers: boolean; readonly namespace: string | undefined },
): string {
  const nameOf = createNames([...taken, "BulkNotification"]);
  const names = activities.map(({ type }) => nameOf(`${pascalCase(type)}Notification`));
  const parts = [
    typeList(activities),
    unionOf(activities, names),
    actions(),
    parametersByName(activities),
    ...activities.map((activity, index) => notification(activity, names[index]!)),
    common(),
    ...topics().map((topic) => object(topic)),
    alias(
      "Topic",
      topics().map(({ name }) => name),
    ),
    object(previewText()),
    ...recipients().map((recipient) =>
      object(
        recipient,
        `  "@odata.type":\n    | ${recipient.odataTypes.map((type) => literal(type)).join("\n    | ")};\n`,
      ),
    ),
    alias(
      "Recipient",
      recipients().map(({ name }) => name),
    ),
    parameterTypes,
    ...(helpers ? [helper(activities)] : []),
  ];
  const text = parts.join("\n");
  return namespace === undefined ? text : `export namespace ${namespace} {\n${indent(text)}}\n`;
}

function typeList(activities: readonly Activity[]): string {
  const lines = activities.map(({ type, summary }) => `${doc(summary)}| ${literal(type)}`);
  return `${doc("The activity types that the app may send, each with the text that Teams shows.")}export type ActivityType =
${indent(lines.join("\n"))};
`;
}

function unionOf(activities: readonly Activity[], names: readonly string[]): string {
  const members = activities.map(({ type }, index) => `  ${key(type)}: ${names[index]};\n`);
  return `/** The body of a request, by its activity type. */
export interface NotificationByType {
${members.join("")}}

/** The body of a request. */
export type ActivityNotification = NotificationByType[ActivityType] | SystemDefaultWithoutText;

/**
 * No value fits this type. Because it has no templateParameters, the compiler holds those of a
 * body against the one type that activityType names, and not against all of them.
 */
export interface SystemDefaultWithoutText extends NotificationBody {
  activityType: "systemDefault";
  topic: never;
}
`;
}

function actions(): string {
  const namesFor = (target: Target) => recipients(target).map(({ name }) => name);
  const none = "?: undefined;";
  const action = (
    target: Target,
    recipient: string,
    list: string,
  ) => `/** For ${endpointPaths[target]}. */
export type ${capitalised(target)}Notification = ActivityNotification & {
  recipient${recipient}
  recipients${list}
};
`;
  return [
    action("user", none, none),
    action("chat", `:\n    | ${namesFor("chat").join("\n    | ")};`, none),
    action("team", `:\n    | ${namesFor("team").join("\n    | ")};`, none),
    action("bulk", none, `: readonly ${namesFor("bulk").join(" | ")}[];`),
  ].join("\n");
}

function parametersByName(activities: readonly Activity[]): string {
  const members = activities.map(({ type, summary, parameters }) => {
    const fields = parameters.map((name) => `${key(name)}: string`).join("; ");
    return indent(`${doc(summary)}${key(type)}: ${fields === "" ? "{}" : `{ ${fields} }`};\n`);
  });
  return `/** The parameters of each activity type's template, by their names. */
export interface ActivityParameters {
${members.join("")}}
`;
}

function notification({ type, summary, parameters, iconIds }: Activity, name: string): string {
  const icon =
    iconIds.length === 0 ? "" : `${doc(describe("iconId"))}iconId?: ${union(iconIds)} | null;\n`;
  const list = parameters.length === 0 ? "?: readonly NoParameter[]" : `: ${listType(parameters)}`;
  return `${doc(summary)}export interface ${name} extends NotificationBody {
${indent(`${doc(summary)}activityType: ${literal(type)};\ntemplateParameters${list};\n${icon}`)}}
`;
}

/**
 * Graph takes the parameters in any order. Up to this number of parameters, the type lists every order; above it,
 * each item may be any parameter, and a repeated name passes.
 */
const MOST_IN_ANY_ORDER = 4;

function listType(parameters: readonly string[]): string {
  if (parameters.length <= MOST_IN_ANY_ORDER) return `InAnyOrder<${union(parameters)}>`;
  const each = `TemplateParameter<${union(parameters)}>`;
  return `readonly [${parameters.map(() => each).join(", ")}]`;
}

function common(): string {
  const one = `${doc(describe("recipient"))}recipient?: Recipient | null;\n`;
  const list = `${doc(describe("recipients"))}recipients?: readonly AadUserNotificationRecipient[] | null;\n`;
  return `/** The properties that the bodies of all activity types have. */
export interface NotificationBody extends Annotated {
${indent(`${doc(describe("topic"))}topic: Topic;\n`)}${commonProperties().map(member).join("")}${indent(one + list)}}

/** OData allows annotations in every object. */
export interface Annotated {
  [annotation: \`@odata.\${string}\`]: unknown;
}
`;
}

function object({ name, description, properties }: Shape, first = ""): string {
  return `${description === undefined ? "" : doc(description)}export interface ${name} extends Annotated {
${first}${properties.map(member).join("")}}
`;
}

function member({ name, description, type, isRequired, isNullable }: Property): string {
  const values =
    type === "string"
      ? "string"
      : type === "integer"
        ? "number"
        : "object" in type
          ? type.object
          : union(type);
  const about = description === undefined ? "" : doc(description);
  return indent(
    `${about}${key(name)}${isRequired ? "" : "?"}: ${values}${isNullable ? " | null" : ""};\n`,
  );
}

const parameterTypes = `/** A value for a parameter of the template. */
export interface TemplateParameter<Name extends string> extends Annotated {
  name: Name;
  value: string;
}

/** The list that Graph takes: each of the parameters once. */
export type InAnyOrder<Names extends string, Each extends string = Names> = [Names] extends [never]
  ? readonly []
  : Each extends Names
    ? readonly [TemplateParameter<Each>, ...InAnyOrder<Exclude<Names, Each>>]
    : never;

/** An item of the list of an activity type whose template has no parameters: there is none. */
export interface NoParameter {
  none: never;
}
`;

function helper(activities: readonly Activity[]): string {
  const rows = activities.map(({ type, parameters }) => {
    return `  ${tableKey(type)}: [${parameters.map((name) => literal(name)).join(", ")}],\n`;
  });
  return `const parameterNames: { [Type in ActivityType]: readonly string[] } = {
${rows.join("")}};

/** Makes the list that Graph takes of the parameters by name. */
export function templateParameters<Type extends ActivityType>(
  activityType: Type,
  parameters: ActivityParameters[Type],
): NonNullable<NotificationByType[Type]["templateParameters"]> {
  const values: { readonly [name: string]: string } = parameters;
  return parameterNames[activityType].map((name) => ({ name, value: values[name] })) as never;
}
`;
}

function alias(name: string, types: readonly string[]): string {
  return `export type ${name} =\n${types.map((type) => `  | ${type}`).join("\n")};\n`;
}

/** A key of an object type. */
function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** A key of an object literal; a plain `__proto__` there would set the prototype. */
function tableKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : key(name);
}

function doc(text: string): string {
  return `/** ${comment(text)} */\n`;
}
