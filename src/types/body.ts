import type { Target } from "../model/endpoint.js";
import { odataType, type RecipientType, recipientTypes } from "../model/recipients.js";
import { type ObjectSchema, type PropertySchema, requestSchema } from "../schema/request.js";
import { capitalised } from "./names.js";

/** An object of the request body, for every language to declare. */
export interface Shape {
  /** `PreviewText`, `AadUserNotificationRecipient`. */
  readonly name: string;
  readonly description: string | undefined;
  readonly properties: readonly Property[];
}

export interface Property {
  readonly name: string;
  readonly description: string | undefined;
  readonly type: "string" | "integer" | readonly string[] | { readonly object: string };
  readonly isRequired: boolean;
  readonly isNullable: boolean;
}

/** A recipient, and the values of its `@odata.type`: Graph takes the name with and without `#`. */
export interface RecipientShape extends Shape {
  readonly kind: RecipientType;
  readonly odataTypes: readonly string[];
}

/** Properties that differ from activity type to activity type, or from action to action. */
const own = ["topic", "activityType", "templateParameters", "iconId", "recipient", "recipients"];

/** The properties that are equal in all bodies: chainId, previewText, teamsAppId. */
export function commonProperties(): readonly Property[] {
  return shapeOf("NotificationBody").properties.filter(({ name }) => !own.includes(name));
}

/** The schema's description of a property of the body; empty where it has none. */
export function describe(property: string): string {
  return requestSchema().definitions["NotificationBody"]?.properties[property]?.description ?? "";
}

export function previewText(): Shape {
  return shapeOf("PreviewText");
}

/**
 * The topics by their source. The properties for which rules `topic-value-present` and `topic-web-url-present` ask
 * are required.
 */
export function topics(): readonly Shape[] {
  const { properties } = shapeOf("Topic");
  const source = properties.find(({ name }) => name === "source");
  const sources = Array.isArray(source?.type) ? (source.type as readonly string[]) : [];
  return sources.map((name) => ({
    name: `${capitalised(name)}Topic`,
    description: undefined,
    properties: properties.map((property): Property => {
      if (property === source) return { ...property, type: [name] };
      const isRequired = property.name === "value" || name === "text";
      return { ...property, isRequired, isNullable: !isRequired };
    }),
  }));
}

/** The recipients that a target takes; all four without a target. */
export function recipients(target?: Target): readonly RecipientShape[] {
  return recipientTypes(target).map((kind) => ({
    ...shapeOf(`${capitalised(kind)}NotificationRecipient`),
    kind,
    odataTypes: [odataType(kind), `#${odataType(kind)}`],
  }));
}

function shapeOf(name: string): Shape {
  const { definitions } = requestSchema();
  const { description, properties, required = [] } = definitions[name] as ObjectSchema;
  return {
    name,
    description,
    properties: Object.entries(properties).map(([property, schema]) => ({
      name: property,
      description: schema.description,
      type: typeOf(property, schema),
      isRequired: required.includes(property),
      isNullable: [schema.type].flat().includes("null"),
    })),
  };
}

/** The type of a property. An object is named after its property: `previewText` is a `PreviewText`. */
function typeOf(property: string, { type, enum: values }: PropertySchema): Property["type"] {
  if (values) return values.filter((value): value is string => value !== null);
  const types = [type].flat();
  if (types.includes("string")) return "string";
  if (types.includes("integer")) return "integer";
  return { object: capitalised(property) };
}
