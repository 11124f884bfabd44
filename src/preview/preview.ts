import { writtenValue } from "../json/place.js";
import { isBlank, known, rawText, type Text } from "../json/template.js";
import type { App } from "../model/app.js";
import type { Target } from "../model/endpoint.js";
import type { NotificationRequest } from "../model/request.js";
import {
  sentParameters,
  SYSTEM_DEFAULT,
  SYSTEM_DEFAULT_TEXT,
} from "../model/template-parameters.js";
import { plural } from "../words.js";
import { type Click, clickOf, entityName } from "./click.js";
import { type Icon, iconOf } from "./icon.js";
import { fillTemplate, type Piece, piecesOf } from "./line.js";
import {
  type Direction,
  languageOf,
  languagesOf,
  type ReaderLanguage,
  translate,
  type Translated,
} from "./languages.js";

/**
 * A notification as people see it in the activity feed of Teams, approximately: its parts are those of Microsoft's
 * concept page, its look is teamslint's.
 */
export interface Preview {
  readonly activityType: string;
  /** In the order of the app's languages. */
  readonly faces: readonly Face[];
  readonly icon: Icon;
  /** The topic's text; undefined for an activity type by itself. */
  readonly topic: readonly Piece[] | undefined;
  /** At most 150 characters; empty where nothing was sent. */
  readonly previewText: readonly Piece[];
  readonly isCut: boolean;
  /** The recipients: `the user …`, `2 users`; undefined where the request does not name them. */
  readonly to: string | undefined;
  /** The sent `chainId`, as the digits of an Int64: the notification replaces an earlier one of its chain. */
  readonly chainId: string | undefined;
  readonly click: Click | undefined;
}

/** A notification in one language. */
export interface Face {
  /** The language's tag; undefined for an app without languages, and for a text that is the same in all languages. */
  readonly tag: string | undefined;
  /** The direction of the line. */
  readonly direction: Direction;
  /** The app's name, which is the actor too: in a delegated call the actor is the user who sends. */
  readonly appName: string;
  /** The line that says who did what; empty where the app has no text for the activity type. */
  readonly reason: readonly Piece[];
  /** True without a translation: Teams then shows the default text. */
  readonly isDefault: boolean;
}

/** The source of a preview: a request, or an activity type by itself. */
export type Previewed = { readonly activityType: string } | NotificationRequest;

/** Characters of `previewText.content` that Teams shows (API pages of the four actions). */
const LONGEST_PREVIEW = 150;

/** The preview of a request or an activity type, in all languages of the app or in the given one. Never throws. */
export function previewOf(app: App, previewed: Previewed, language?: string): Preview {
  const request = "body" in previewed ? previewed : undefined;
  const name = "body" in previewed ? previewed.body.activityType : previewed.activityType;
  const activityType = name === undefined ? "" : rawText(name);
  const languages = language === undefined ? languagesOf(app) : [languageOf(app, language)];
  return {
    activityType,
    faces: facesOf(app, known(name), request, languages),
    icon: iconOf(app, request?.body.iconId),
    topic: request && topicOf(request),
    ...cut(request?.body.previewText?.content ?? ""),
    to: request && recipientsOf(request),
    chainId: request && chainIdOf(request),
    click: request && clickOf(request, app),
  };
}

function facesOf(
  app: App,
  type: string | undefined,
  request: NotificationRequest | undefined,
  languages: readonly ReaderLanguage[],
): Face[] {
  const sent = request && sentParameters(request.body);
  const texts = templateTexts(app, type);
  const faces = languages.map((language): Face => {
    const nameText = translate(app, language, "name.short", app.manifest.name?.short)?.text;
    const appName = nameText === undefined ? "" : rawText(nameText);
    const found = texts(language);
    const reason = found ? fillTemplate(found.text, { actor: appName, sent }) : [];
    const { direction = "auto", isDefault = false } = found ?? {};
    return { tag: language.tag, direction, appName, reason, isDefault };
  });
  // The text of the reserved type comes with the request, and no text is the same in all languages.
  const isOne = type === SYSTEM_DEFAULT || faces.every(({ reason }) => reason.length === 0);
  return isOne ? faces.slice(0, 1).map((face) => ({ ...face, tag: undefined })) : faces;
}

/** The template text of an activity type by language; undefined for a type that is not declared. */
function templateTexts(
  app: App,
  type: string | undefined,
): (language: ReaderLanguage) => Translated | undefined {
  if (type === SYSTEM_DEFAULT)
    return () => ({ text: `{${SYSTEM_DEFAULT_TEXT}}`, direction: "auto", isDefault: false });
  const declared = type === undefined ? undefined : app.activities.types.get(type);
  if (!declared) return () => undefined;
  const { index } = declared;
  const own = app.manifest.activities?.activityTypes?.[index]?.templateText;
  const key = `activities.activityTypes[${index}].templateText`;
  return (language) => translate(app, language, key, own);
}

function topicOf({ body, entity }: NotificationRequest): readonly Piece[] {
  const value = body.topic?.value;
  if (entity?.kind === "entity") {
    const { name, isApp } = entityName(entity.resource);
    return [{ kind: "gap", text: `name of the ${isApp ? "app" : name}` }];
  }
  return value === undefined || value === null || isBlank(value)
    ? [{ kind: "empty", text: "topic" }]
    : piecesOf(value);
}

/** The preview text, cut to the length that Teams shows, in code points; a gap counts as none. */
function cut(content: Text): Pick<Preview, "previewText" | "isCut"> {
  const pieces: Piece[] = [];
  let room = LONGEST_PREVIEW;
  for (const piece of piecesOf(content)) {
    if (piece.kind === "gap") {
      pieces.push(piece);
      continue;
    }
    const characters = Array.from(piece.text);
    const text = characters.slice(0, room).join("");
    if (text !== "") pieces.push({ ...piece, text });
    room = Math.max(0, room - characters.length);
    if (text.length < piece.text.length) return { previewText: pieces, isCut: true };
  }
  return { previewText: pieces, isCut: false };
}

const wholeGroups: Readonly<Record<Exclude<Target, "bulk">, string>> = {
  user: "a user",
  chat: "the members of a chat",
  team: "the members of a team or channel",
};

/** The recipients in words; undefined where the request does not name them. */
function recipientsOf({ target, endpoint, body }: NotificationRequest): string | undefined {
  if (target === "bulk")
    return body.recipients ? plural(body.recipients.length, "user") : undefined;
  const inUrl = endpoint?.kind === "endpoint" ? endpoint.userId : undefined;
  const user = known(body.recipient?.userId) ?? inUrl;
  if (user !== undefined && target !== "user")
    return `the user ${user}, in a ${target ?? "chat or team"}`;
  if (user !== undefined) return `the user ${user}`;
  return target && wholeGroups[target];
}

/** The chain's digits as the document has them: a JavaScript number beyond 2^53 would lose some. */
function chainIdOf({ body, document }: NotificationRequest): string | undefined {
  return typeof body.chainId === "number" ? writtenValue(document, "/chainId") : undefined;
}
