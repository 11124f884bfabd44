import { visible } from "../format/visible.js";
import type { Activity } from "./activity.js";
import {
  commonProperties,
  describe,
  previewText,
  type Property,
  type RecipientShape,
  recipients,
  topics,
} from "./body.js";
import { capitalised, createNames, pascalCase } from "./names.js";
import { indent, literal } from "./texts.js";

/** Members of every record, whose names no property may have. */
const members = [
  "Clone",
  "Deconstruct",
  "EqualityContract",
  "Equals",
  "Finalize",
  "GetHashCode",
  "GetType",
  "MemberwiseClone",
  "PrintMembers",
  "ReferenceEquals",
  "ToString",
];

/** An activity type with the common part of the names of its records. */
interface Named extends Activity {
  readonly name: string;
}

/**
 * Records of an app's notifications, for System.Text.Json and C# 9. Each activity type has a record for its
 * parameters and one for its body, and one for its icons if it allows some.
 */
export function csharp(activities: readonly Activity[], namespace: string): string {
  const nameOf = createNames([...members, "Activity", "ActivityTypes"]);
  const named = activities.map((activity) => ({
    ...activity,
    name: nameOf(pascalCase(activity.type)),
  }));
  const parts = [
    constants(named),
    ...named.flatMap(records),
    body(),
    topic(),
    preview(),
    parameter,
    ...recipientRecords(),
  ];
  return `namespace ${namespace}
{
${indent(parts.join("\n"), "    ")}}
`;
}

function constants(activities: readonly Named[]): string {
  const fields = activities.map(
    ({ name, type, summary }) => `${doc(summary)}public const string ${name} = ${literal(type)};\n`,
  );
  return `${doc("The activity types that the app may send, each with the text that Teams shows.")}public static class ActivityTypes
{
${indent(fields.join("\n"), "    ")}}
`;
}

function records(activity: Named): string[] {
  const { name, iconIds, parameters } = activity;
  const hasParameters = parameters.length > 0;
  const own = [
    "Topic topic",
    ...(hasParameters ? [`${name}Parameters parameters`] : []),
    ...(iconIds.length > 0 ? [`${name}Icon? icon = null`] : []),
  ];
  const list = hasParameters ? "parameters.ToList()" : "new TemplateParameter[0]";
  const icon = iconIds.length > 0 ? "icon?.Id" : "null";
  const notification = `${doc(activity.summary)}public sealed record ${name}Notification : ActivityNotification
{
    public ${name}Notification(${own.join(", ")})
        : base(ActivityTypes.${name}, topic, ${list}, ${icon})
    {
    }
}
`;
  return [
    notification,
    ...(hasParameters ? [parametersRecord(activity)] : []),
    ...(iconIds.length > 0 ? [iconsRecord(activity)] : []),
  ];
}

function parametersRecord({ name, parameters, summary }: Named): string {
  const nameOf = createNames([...members, "ToList", `${name}Parameters`]);
  const fields = parameters.map(
    (parameter) => [literal(parameter), nameOf(pascalCase(parameter))] as const,
  );
  const items = fields.map(([written, field]) => `new TemplateParameter(${written}, ${field}),\n`);
  return `${doc(summary)}public sealed record ${name}Parameters(${fields.map(([, field]) => `string ${field}`).join(", ")})
{
    internal IReadOnlyList<TemplateParameter> ToList() => new[]
    {
${indent(items.join(""), "        ")}    };
}
`;
}

function iconsRecord({ name, iconIds, type }: Named): string {
  const nameOf = createNames([...members, "Id", `${name}Icon`]);
  const icons = iconIds.map(
    (id) =>
      `public static ${name}Icon ${nameOf(pascalCase(id))} { get; } = new ${name}Icon(${literal(id)});\n`,
  );
  return `${doc(`The icons that ${literal(type)} allows.`)}public sealed record ${name}Icon
{
    private ${name}Icon(string id) => Id = id;

    public string Id { get; }

${indent(icons.join("\n"), "    ")}}
`;
}

function body(): string {
  const own = [
    property("topic", "Topic", describe("topic"), "get; init;"),
    property("activityType", "string", describe("activityType"), "get;"),
    property(
      "templateParameters",
      "IReadOnlyList<TemplateParameter>",
      describe("templateParameters"),
      "get;",
    ),
    optional("iconId", "string", describe("iconId"), "get;"),
    ...commonProperties().map((common) =>
      optional(common.name, typeOf(common), common.description),
    ),
    optional("recipient", "Recipient", describe("recipient")),
    optional("recipients", "IReadOnlyList<AadUserNotificationRecipient>", describe("recipients")),
  ];
  return `${doc("The body of a request: one of the records that are derived from this.")}public abstract record ActivityNotification
{
    private protected ActivityNotification(
        string activityType,
        Topic topic,
        IReadOnlyList<TemplateParameter> templateParameters,
        string? iconId)
    {
        ActivityType = activityType;
        Topic = topic;
        TemplateParameters = templateParameters;
        IconId = iconId;
    }

${indent(own.join("\n"), "    ")}}
`;
}

/** A topic of each source: `Topic.Text("Task 7", link)`, `Topic.EntityUrl(url)`. */
function topic(): string {
  const makers = topics().map(({ properties }) => {
    const [source, ...others] = properties as [Property, ...Property[]];
    const [name] = source.type as readonly [string];
    const given = others.map(({ name: other, isRequired }) =>
      isRequired ? `string ${other}` : `string? ${other} = null`,
    );
    return `public static Topic ${capitalised(name)}(${given.join(", ")}) =>
    new Topic(${[literal(name), ...others.map(({ name: other }) => other)].join(", ")});
`;
  });
  const [first] = topics();
  const own = first!.properties.map(({ name, isRequired, description }) =>
    isRequired
      ? property(name, "string", description, "get;")
      : optional(name, "string", description, "get;"),
  );
  return `${doc(describe("topic"))}public sealed record Topic
{
    private Topic(string source, string value, string? webUrl)
    {
        Source = source;
        Value = value;
        WebUrl = webUrl;
    }

${indent([...makers, ...own].join("\n"), "    ")}}
`;
}

function preview(): string {
  return `${doc(describe("previewText"))}public sealed record PreviewText
{
    public PreviewText(string content) => Content = content;

${indent(
  previewText()
    .properties.map((own) => optional(own.name, typeOf(own), own.description))
    .join("\n"),
  "    ",
)}}
`;
}

const parameter = `/// <summary>A value for a parameter of the template.</summary>
public sealed record TemplateParameter
{
    internal TemplateParameter(string name, string value)
    {
        Name = name;
        Value = value;
    }

    [JsonPropertyName("name")]
    public string Name { get; }

    [JsonPropertyName("value")]
    public string Value { get; }
}
`;

/**
 * The records of recipients. All properties are in the base record, because System.Text.Json writes only the
 * properties of the declared type.
 */
function recipientRecords(): string[] {
  const names = [
    ...new Set(recipients().flatMap((shape) => shape.properties.map(({ name }) => name))),
  ];
  const own = [
    property("@odata.type", "string", undefined, "get;", "ODataType"),
    ...names.map((name) => optional(name, "string", undefined, "get; private protected init;")),
  ];
  const base = `${doc("Who is notified: one of the records that are derived from this.")}public abstract record Recipient
{
    private protected Recipient(string odataType) => ODataType = odataType;

${indent(own.join("\n"), "    ")}}
`;
  return [base, ...recipients().map(recipientRecord)];
}

function recipientRecord({ name, properties, odataTypes }: RecipientShape): string {
  const given = properties.map((own) => `string ${own.name}`).join(", ");
  const set = properties.map((own) => `${capitalised(own.name)} = ${own.name};\n`).join("");
  const about = properties.map(
    (own) => `/// <param name="${own.name}">${xmlText(own.description ?? "")}</param>\n`,
  );
  return `public sealed record ${name} : Recipient
{
${indent(about.join(""), "    ")}    public ${name}(${given})
        : base(${literal(odataTypes[0]!)})
    {
${indent(set, "        ")}    }
}
`;
}

function optional(
  name: string,
  type: string,
  about: string | undefined,
  accessors = "get; init;",
): string {
  return `${doc(about)}[JsonPropertyName(${literal(name)})]
[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
public ${type}? ${capitalised(name)} { ${accessors} }
`;
}

function property(
  name: string,
  type: string,
  about: string | undefined,
  accessors: string,
  member = capitalised(name),
): string {
  return `${doc(about)}[JsonPropertyName(${literal(name)})]
public ${type} ${member} { ${accessors} }
`;
}

function typeOf({ type }: Property): string {
  if (type === "integer") return "long";
  return typeof type === "object" && "object" in type ? type.object : "string";
}

function doc(text: string | undefined): string {
  return text === undefined ? "" : `/// <summary>${xmlText(text)}</summary>\n`;
}

/** A text for an XML comment, on one line. Quotes stay, because only attributes need them escaped. */
function xmlText(text: string): string {
  return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
