import { known } from "../json/template.js";
import type { Edit, Suggestion } from "../rule.js";
import type { ActivityIndex, DeclaredType } from "./activities.js";
import type { App } from "./app.js";
import type { TemplateParameter } from "./body.js";
import { closest } from "./closest.js";
import type { BodyView, NotificationRequest } from "./request.js";
import type { View } from "./view.js";

/** The activity type that every app may send undeclared: its text comes with the notification. */
export const SYSTEM_DEFAULT = "systemDefault";

/** The only parameter of `systemDefault` (concept page, domain facts 4). */
export const SYSTEM_DEFAULT_TEXT = "systemDefaultText";

/** Graph fills in this parameter: the user's name in delegated calls, else the app's (concept page). */
const ACTOR = "actor";

/** The items of a sent list, in order; undefined where the schema refused an item. */
export type SentParameters = readonly (View<TemplateParameter> | undefined)[];

/** A sent parameter, by its index in the list, that was meant to be a declared one. */
export interface Slip {
  readonly index: number;
  readonly sent: string;
  readonly declared: string;
}

const nothing: SentParameters = [];
const none: readonly string[] = [];

/** Longer lists are no mistakes of a person, and comparing all with all would be slow. */
const FEW = 40;

/** The parameters of a body; empty where the body has no list. */
export function sentParameters({ templateParameters }: BodyView): SentParameters {
  return templateParameters ?? nothing;
}

/**
 * The declaration by which a request's parameters are judged: that of its activity type, or of the type that was
 * probably meant, so that one correction is enough. Undefined where neither is declared, and for the reserved type.
 */
export function judgedType(
  { body }: NotificationRequest,
  app: App | undefined,
): DeclaredType | undefined {
  const name = known(body.activityType);
  if (app === undefined || name === undefined || name === SYSTEM_DEFAULT) return undefined;
  const { types } = app.activities;
  return types.get(name) ?? types.get(meantActivityType(name, app) ?? "");
}

/**
 * The activity type that an undeclared one was probably meant to be, the reserved one included; undefined where no
 * type is near, and where the type is declared or may be. The reserved name may not be declared, in any spelling.
 */
export function meantActivityType(sent: string, { activities }: App): string | undefined {
  const { types, isComplete } = activities;
  if (types.has(sent) || sent === SYSTEM_DEFAULT) return undefined;
  if (differsInCase(sent, SYSTEM_DEFAULT)) return SYSTEM_DEFAULT;
  if (!isComplete) return undefined;
  const last = lastMeant.get(activities);
  if (last?.sent === sent) return last.meant;
  const meant = closest(sent, types.keys());
  lastMeant.set(activities, { sent, meant });
  return meant;
}

/** The last answer: several rules ask about the type of one request. */
const lastMeant = new WeakMap<ActivityIndex, { sent: string; meant: string | undefined }>();

/** Whether the name is `actor`, in any case: no template may have `Actor` either. */
export function isActor(name: string): boolean {
  return name === ACTOR || (name.length === ACTOR.length && name.toLowerCase() === ACTOR);
}

/**
 * The parameters of the type's template that are not sent under their exact names, `actor` apart. Empty where a sent
 * name is unknown or was refused, since that name may be any. Allocates nothing in the common case that all
 * parameters are sent.
 */
export function unsentParameters(type: DeclaredType, sent: SentParameters): readonly string[] {
  for (const parameter of sent) if (typeof parameter?.name !== "string") return none;
  const names = sent.length > FEW ? new Set(sent.map((parameter) => parameter?.name)) : undefined;
  let unsent: string[] | undefined;
  for (const declared of type.template?.parameters ?? none) {
    const name = declared.trim();
    if (name === ACTOR || (names ? names.has(name) : isSent(sent, name))) continue;
    (unsent ??= []).push(name);
  }
  // `{a}` and `{ a }` are the same parameter.
  return unsent ? [...new Set(unsent)] : none;
}

function isSent(sent: SentParameters, name: string): boolean {
  for (const parameter of sent) if (parameter?.name === name) return true;
  return false;
}

/**
 * Pairs each unsent parameter with a sent one that the template does not have: first those that
 * differ in case alone, then those that are a slip of each other. A name is paired once.
 */
export function findSlips(type: DeclaredType, sent: SentParameters): readonly Slip[] {
  const unsent = new Set(unsentParameters(type, sent).slice(0, FEW));
  const slips: Slip[] = [];
  if (unsent.size === 0) return slips;
  const foreign = new Map<string, number>();
  for (const [index, parameter] of sent.entries()) {
    const name = known(parameter?.name);
    if (name === undefined || isActor(name) || type.names.has(name) || foreign.has(name)) continue;
    if (foreign.size < FEW) foreign.set(name, index);
  }
  for (const isFit of [differsInCase, () => true]) {
    for (const [name, index] of foreign) {
      const declared = closest(name, unsent);
      if (declared === undefined || !isFit(declared, name)) continue;
      slips.push({ index, sent: name, declared });
      unsent.delete(declared);
      foreign.delete(name);
    }
  }
  return slips;
}

/** The suggestion to send a declared parameter, with a value that nobody takes for the right one. */
export function addingParameter(name: string, sent: BodyView["templateParameters"]): Suggestion {
  const parameter = `{ "name": ${JSON.stringify(name)}, "value": "TODO" }`;
  const list = "/templateParameters";
  const edit: Edit = sent
    ? { insert: `${list}/-`, text: parameter }
    : sent === null
      ? { replace: list, text: `[${parameter}]` }
      : { insert: list, text: `[${parameter}]` };
  return { title: `add ${parameter}`, edits: [edit] };
}

/** Whether two different names are one when case does not count. */
export function differsInCase(a: string, b: string): boolean {
  return a !== b && a.length === b.length && a.toLowerCase() === b.toLowerCase();
}
