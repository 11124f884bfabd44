import { isObject, type JsonObject } from "../json/object.js";
import { isBlank } from "../json/template.js";
import { LONGEST_PREVIEW } from "../model/limits.js";
import { formattingOf } from "../model/plain-text.js";
import { SYSTEM_DEFAULT } from "../model/template-parameters.js";
import { isTextIfAny } from "./usual.js";

/** The content of a request, as far as it counts: the texts that people read are left out. */
export interface Content {
  readonly activityType: string;
  readonly iconId: string | undefined;
  readonly contentType: string | undefined;
  /** Of the template parameters the names count, in their order; undefined where there is no list. */
  readonly parameters: readonly { readonly name: string }[] | undefined;
  /** How many keys of the body were read for it. The number is no part of a kind. */
  readonly keys: number;
}

/** Undefined where something is of no usual form. */
export function readContent(body: JsonObject): Content | undefined {
  const { activityType, iconId, previewText, templateParameters: parameters } = body;
  if (typeof activityType !== "string" || !isTextIfAny(iconId)) return undefined;
  if (!isObject(previewText) || !isPlainPreview(previewText)) return undefined;
  if (parameters !== undefined && !isPlainList(parameters, activityType === SYSTEM_DEFAULT))
    return undefined;
  const contentType = previewText["contentType"] as string | undefined;
  let keys = 3;
  if (iconId !== undefined) keys += 1;
  if (contentType !== undefined) keys += 1;
  if (parameters !== undefined) keys += 1 + 2 * parameters.length;
  return { activityType, iconId, contentType, parameters, keys };
}

function isPlainPreview(preview: JsonObject): boolean {
  const { content, contentType } = preview;
  if (typeof content !== "string" || content.length > LONGEST_PREVIEW || isBlank(content))
    return false;
  return isTextIfAny(contentType);
}

function isPlainList(
  list: unknown,
  isOfSystem: boolean,
): list is readonly { readonly name: string }[] {
  if (!Array.isArray(list)) return false;
  for (let index = 0; index < list.length; index += 1) {
    const parameter: unknown = list[index];
    if (!isObject(parameter)) return false;
    const { name, value } = parameter;
    if (typeof name !== "string" || typeof value !== "string" || isBlank(value)) return false;
    if (isOfSystem && formattingOf(value) !== undefined) return false;
  }
  return true;
}

/** A copy to keep: without the texts, and without the list, which a program may change. */
export function keptContent(content: Content): Content {
  const { parameters } = content;
  return { ...content, parameters: parameters?.map(({ name }) => ({ name })) };
}

export function sameContent(one: Content, other: Content): boolean {
  return (
    one.activityType === other.activityType &&
    one.iconId === other.iconId &&
    one.contentType === other.contentType &&
    sameNames(one.parameters, other.parameters)
  );
}

function sameNames(one: Content["parameters"], other: Content["parameters"]): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (one[index]!.name !== other[index]!.name) return false;
  }
  return true;
}
