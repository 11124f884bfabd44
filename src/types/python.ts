import { visible } from "../format/visible.js";
import type { Activity } from "./activity.js";
import {
  commonProperties,
  describe,
  previewText,
  type Property,
  recipients,
  topics,
} from "./body.js";
import { createNames, pascalCase, snakeCase } from "./names.js";
import { indent, literal } from "./texts.js";

/** An activity type with the common part of the names of its classes. */
interface Named extends Activity {
  readonly name: string;
}

/**
 * Typed dictionaries of an app's notifications, for Python 3.10; with `helpers` also a function for each activity
 * type that makes the list of its parameters. The list is a tuple, because only a tuple's type says how many items it
 * has; in JSON both are lists. A repeated name passes.
 */
export function python(activities: readonly Activity[], helpers: boolean): string {
  const nameOf = createNames(["Activity"]);
  const named = activities.map((each) => ({ ...each, name: nameOf(pascalCase(each.type)) }));
  const parts = [
    "from typing import Literal, TypedDict\n",
    typeList(activities),
    dictionary("PreviewText", previewText().properties.map(keyOf), {
      isTotal: false,
      doc: describe("previewText"),
    }),
    ...topics().map(({ name, properties }) => withOptional(name, properties)),
    alias(
      "Topic",
      topics().map(({ name }) => name),
    ),
    ...recipients().map(({ name, odataTypes, properties }) =>
      dictionary(name, [
        { key: "@odata.type", type: choice(odataTypes) },
        ...properties.map(keyOf),
      ]),
    ),
    alias(
      "Recipient",
      recipients().map(({ name }) => name),
    ),
    dictionary("NotificationOptions", commonKeys(), {
      isTotal: false,
      doc: "The properties that the bodies of all activity types may have.",
    }),
    ...named.flatMap(notification),
    alias(
      "ActivityNotification",
      named.map(({ name }) => `${name}Notification`),
    ),
    ...(helpers ? named.flatMap(helper) : []),
  ];
  return parts.join("\n\n");
}

function typeList(activities: readonly Activity[]): string {
  const items = activities.map(
    ({ type, summary }) => `# ${visible(summary)}\n${pythonLiteral(type)},\n`,
  );
  return `# The activity types that the app may send, each with the text that Teams shows.
ActivityType = Literal[
${indent(items.join(""), "    ")}]
`;
}

function commonKeys(): Key[] {
  return [
    ...commonProperties().map(keyOf),
    { key: "recipient", type: "Recipient | None", about: describe("recipient") },
    {
      key: "recipients",
      type: "list[AadUserNotificationRecipient] | None",
      about: describe("recipients"),
    },
  ];
}

function notification(activity: Named): string[] {
  const { name, type, summary, parameters, iconIds } = activity;
  const hasParameters = parameters.length > 0;
  const list = { key: "templateParameters", type: listType(activity) };
  const icon = { key: "iconId", type: `${choice(iconIds)} | None`, about: describe("iconId") };
  const optional = [...(iconIds.length > 0 ? [icon] : []), ...(hasParameters ? [] : [list])];
  const base = optional.length > 0 ? `${name}Options` : "NotificationOptions";
  const own = [
    { key: "topic", type: "Topic" },
    { key: "activityType", type: choice([type]) },
    ...(hasParameters ? [list] : []),
  ];
  return [
    ...(hasParameters ? parametersOf(activity) : []),
    ...(optional.length > 0
      ? [dictionary(base, optional, { base: "NotificationOptions", isTotal: false })]
      : []),
    dictionary(`${name}Notification`, own, { base, doc: summary }),
  ];
}

/** The parameters by their names, and an item of Graph's list. */
function parametersOf({ name, parameters, summary }: Named): string[] {
  const values = parameters.map((key) => ({ key, type: "str" }));
  const item = [
    { key: "name", type: choice(parameters) },
    { key: "value", type: "str" },
  ];
  return [
    dictionary(`${name}Parameters`, values, { doc: summary }),
    dictionary(`${name}Parameter`, item),
  ];
}

function listType({ name, parameters }: Named): string {
  return `tuple[${parameters.map(() => `${name}Parameter`).join(", ") || "()"}]`;
}

function helper(activity: Named): string[] {
  const { name, summary, parameters } = activity;
  if (parameters.length === 0) return [];
  const items = parameters.map((parameter) => {
    const key = pythonLiteral(parameter);
    return `{"name": ${key}, "value": parameters[${key}]},\n`;
  });
  return [
    `def ${snakeCase(name)}_parameters(parameters: ${name}Parameters) -> ${listType(activity)}:
    ${pythonLiteral(summary)}
    return (
${indent(items.join(""), "        ")}    )
`,
  ];
}

/** A key of a dictionary with its type. */
interface Key {
  readonly key: string;
  readonly type: string;
  readonly about?: string | undefined;
}

interface DictionaryOptions {
  readonly base?: string;
  readonly isTotal?: boolean;
  readonly doc?: string;
}

/**
 * Declares a dictionary as a class where all keys are identifiers that Python leaves unchanged (it mangles two
 * leading underscores), else as a call of TypedDict.
 */
function dictionary(name: string, keys: readonly Key[], options: DictionaryOptions = {}): string {
  const { base = "TypedDict", isTotal = true, doc } = options;
  const total = isTotal ? "" : ", total=False";
  if (keys.every(({ key }) => /^[A-Za-z]\w*$/.test(key) && !keywords.has(key))) {
    const fields = keys.map(({ key, type, about }) => `${comment(about)}${key}: ${type}\n`);
    return `class ${name}(${base}${total}):
${indent(`${doc === undefined ? "" : `${pythonLiteral(doc)}\n\n`}${fields.join("")}`, "    ")}`;
  }
  const fields = keys.map(
    ({ key, type, about }) => `${comment(about)}${pythonLiteral(key)}: ${type},\n`,
  );
  return `${comment(doc)}${name} = TypedDict(
    "${name}",
    {
${indent(fields.join(""), "        ")}    },
)
`;
}

/** Declares a dictionary with optional keys, for which Python 3.10 needs two classes. */
function withOptional(name: string, properties: readonly Property[]): string {
  const required = properties.filter(({ isRequired }) => isRequired).map(keyOf);
  const optional = properties.filter(({ isRequired }) => !isRequired).map(keyOf);
  if (optional.length === 0) return dictionary(name, required);
  const base = `${name}Required`;
  return `${dictionary(base, required)}\n\n${dictionary(name, optional, { base, isTotal: false })}`;
}

function alias(name: string, types: readonly string[]): string {
  return `${name} = (\n${indent(types.join("\n| "), "    ")}\n)\n`;
}

function keyOf({ name, type, description, isNullable }: Property): Key {
  const own =
    type === "string"
      ? "str"
      : type === "integer"
        ? "int"
        : "object" in type
          ? type.object
          : choice(type);
  return { key: name, type: isNullable ? `${own} | None` : own, about: description };
}

function choice(texts: readonly string[]): string {
  return `Literal[${texts.map(pythonLiteral).join(", ")}]`;
}

function comment(text: string | undefined): string {
  return text === undefined ? "" : `# ${visible(text)}\n`;
}

/**
 * A Python literal. Characters beyond U+FFFF get `\U` escapes, because Python reads an escaped pair of surrogates as
 * two characters.
 */
function pythonLiteral(text: string): string {
  return literal(
    text,
    (character) => `\\U${character.codePointAt(0)!.toString(16).padStart(8, "0")}`,
  );
}

const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally " +
    "for from global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);
