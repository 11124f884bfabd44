/** The JSON Schemas of request bodies and of the configuration, from the TypeScript types. */
import { fileURLToPath } from "node:url";
import TJS from "typescript-json-schema";

const root = fileURLToPath(new URL("..", import.meta.url));

const requestTypes = [
  "NotificationBody",
  "AadUserNotificationRecipient",
  "ChatMembersNotificationRecipient",
  "TeamMembersNotificationRecipient",
  "ChannelMembersNotificationRecipient",
];

/** The text of each generated file, by its path in the project. */
export function generateTypeSchemas() {
  const files = ["src/model/body.ts", "src/config/config.ts"].map((file) => root + file);
  const program = TJS.getProgramFromFiles(files, {
    lib: ["es2022"],
    target: "es2022",
    module: "es2022",
    moduleResolution: "bundler",
    strictNullChecks: true,
    types: [],
  });
  const options = { required: true, strictNullChecks: true, noExtraProps: true, ref: true };
  const generator = TJS.buildGenerator(program, options, files);
  if (!generator) throw new Error("typescript-json-schema cannot read the types");
  const request = requestSchema(generator.getSchemaForSymbols(requestTypes));
  const config = generator.getSchemaForSymbol("Config");
  return {
    "src/schema/generated/request.schema.json": jsonText(request),
    "src/schema/generated/config.schema.json": jsonText(config),
  };
}

/**
 * Graph takes OData annotations on every object. The type of a recipient is chosen in code, so
 * that here it is only an object: one mistake in it is one finding.
 */
function requestSchema({ definitions, ...rest }) {
  const inlined = mapValues(definitions, (schema) => withoutNullableRefs(schema, definitions));
  const { chainId, recipient, recipients } = inlined.NotificationBody.properties;
  // The tag that makes a number an integer hides the null beside it.
  chainId.type = ["integer", "null"];
  delete recipient.properties;
  delete recipient.additionalProperties;
  recipients.items = { type: "object" };
  for (const schema of Object.values(inlined)) allowAnnotations(schema);
  delete inlined.Recipient;
  return { $schema: rest.$schema, definitions: inlined };
}

/**
 * `anyOf` with null as one branch becomes the other branch with "null" among its types: a mistake
 * inside is then told by itself and not once for each branch.
 */
function withoutNullableRefs(schema, definitions) {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item) => withoutNullableRefs(item, definitions));
  const { anyOf, ...beside } = schema;
  if (anyOf?.length === 2 && anyOf.some((branch) => branch.type === "null")) {
    const other = anyOf.find((branch) => branch.type !== "null");
    const whole = other.$ref ? definitions[other.$ref.replace("#/definitions/", "")] : other;
    const nullable = { ...whole, ...beside, type: [whole.type, "null"] };
    if (whole.enum) nullable.enum = [...whole.enum, null];
    return withoutNullableRefs(nullable, definitions);
  }
  return mapValues(schema, (child) => withoutNullableRefs(child, definitions));
}

function allowAnnotations(schema) {
  if (typeof schema !== "object" || schema === null) return;
  for (const child of Object.values(schema)) allowAnnotations(child);
  if (schema.additionalProperties === false) schema.patternProperties = { "@odata\\.": {} };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function jsonText(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
