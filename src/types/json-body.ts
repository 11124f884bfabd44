import type { Target } from "../model/endpoint.js";
import { SYSTEM_DEFAULT } from "../model/template-parameters.js";
import { requestSchema } from "../schema/request.js";
import type { Activity } from "./activity.js";
import { recipients } from "./body.js";
import {
  anyOf,
  choose,
  fromObject,
  having,
  inAnyCase,
  matching,
  NOT_BLANK,
  NULL,
  ref,
  type Schema,
  UNKNOWN,
} from "./schema-parts.js";

/** The definitions of a body, without those that depend on the target. */
export function bodyDefinitions(activities: readonly Activity[]): Record<string, Schema> {
  const { definitions } = requestSchema();
  const objectOf = (name: string) => fromObject(definitions[name]!);
  const names = ["TemplateParameter", ...recipients().map(({ name }) => name)];
  const list = { type: "array", items: anyOf(ref("recipient"), UNKNOWN) };
  const named = {
    activityType: anyOf({ enum: activities.map(({ type }) => type) }, UNKNOWN),
    recipient: anyOf(ref("recipient"), NULL, UNKNOWN),
    recipients: anyOf(list, NULL, UNKNOWN),
  };
  return {
    notification: {
      ...objectOf("NotificationBody"),
      allOf: [{ properties: named }, ...activities.map(ofType)],
    },
    Topic: { ...objectOf("Topic"), ...topic },
    ...Object.fromEntries(names.map((name) => [name, objectOf(name)])),
    recipient: recipient(),
  };
}

/** The schema of rules `topic-value-present` and `topic-web-url-present`. */
const topic = {
  allOf: [
    having({ value: NOT_BLANK }),
    choose([having({ source: { const: "text" } }), having({ webUrl: NOT_BLANK })]),
  ],
};

/** The schema of a body with one activity type. */
function ofType(activity: Activity): Schema {
  const rules = activity.type === SYSTEM_DEFAULT ? reserved(activity) : declared(activity);
  return choose([
    having({ activityType: { const: activity.type } }),
    { description: activity.summary, ...rules },
  ]);
}

/**
 * The schema of a declared activity type: every parameter is there once, with a value. Other parameters pass, because
 * the linter only warns about them.
 */
function declared({ parameters, iconIds }: Activity): Schema {
  const icon = iconIds.length === 0 ? NULL : { enum: [...iconIds, null] };
  if (parameters.length === 0) return { properties: { iconId: anyOf(icon, UNKNOWN) } };
  const list = {
    type: "array",
    items: { properties: { name: { examples: parameters } } },
    allOf: parameters.flatMap((name) => [{ contains: valueOf(name) }, atMostOnce(name)]),
  };
  return {
    required: ["templateParameters"],
    properties: { templateParameters: anyOf(list, UNKNOWN), iconId: anyOf(icon, UNKNOWN) },
  };
}

/** An item that gives the parameter a value, or whose name is unknown and so may be the parameter's. */
function valueOf(name: string): Schema {
  const itself = having({ name: { const: name }, value: { type: "string" } });
  return anyOf(itself, having({ name: UNKNOWN }), UNKNOWN);
}

function atMostOnce(name: string): Schema {
  return { contains: having({ name: { const: name } }), minContains: 0, maxContains: 1 };
}

/** The schema of rule `system-default-text`. */
function reserved({ parameters: [name = ""] }: Activity): Schema {
  const item = {
    properties: { name: anyOf({ const: name }, UNKNOWN) },
    ...choose([having({ name: { const: name } }), having({ value: NOT_BLANK })]),
  };
  const list = { type: "array", minItems: 1, items: anyOf(item, UNKNOWN), ...atMostOnce(name) };
  return {
    required: ["templateParameters"],
    properties: {
      templateParameters: anyOf(list, UNKNOWN),
      iconId: anyOf(NULL, matching("^\\s*$"), UNKNOWN),
    },
  };
}

/** A recipient with a known type has that type's properties; in any other recipient, ids are texts. */
function recipient(): Schema {
  const ids = recipients().flatMap(({ properties }) => properties.map(({ name }) => name));
  return {
    type: "object",
    properties: Object.fromEntries(ids.map((name) => [name, { type: ["string", "null"] }])),
    allOf: recipients().map(({ name, odataTypes }) =>
      choose([having({ "@odata.type": { enum: odataTypes } }), ref(name)]),
    ),
  };
}

/** A recipient with an `@odata.type`: of a type that the target takes, or of any type without a target. */
export function typedRecipient(target?: Target): Schema {
  const shapes = recipients(target);
  const names = shapes.map(({ odataTypes }) => inAnyCase(odataTypes[0]!)).join("|");
  const type = anyOf(
    { enum: shapes.flatMap(({ odataTypes }) => odataTypes) },
    matching(`^#?(?:${names})$`),
    UNKNOWN,
  );
  return { allOf: [ref("recipient"), having({ "@odata.type": type })] };
}
