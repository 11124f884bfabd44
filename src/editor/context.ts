/** The value that somebody is writing at an offset of a text. */
export interface Context {
  readonly wanted:
    | "activity type"
    | "template parameter"
    | "all template parameters"
    | "icon"
    | "declared icon"
    | "topic source"
    | "recipient type"
    | "permission";
  /** The value so far, from its opening quote to the offset. */
  readonly typed: string;
  /** The offset (UTF-16 units) after the opening quote, or of the place where a value would begin. */
  readonly start: number;
  /** The activity type of the same request; undefined where none is near. */
  readonly activityType: string | undefined;
}

/**
 * A key and the beginning of its value, in the notation of JSON, TypeScript, Python and C#. An expression over the
 * text before the offset serves all four; a parser would not, because a text is broken while somebody types.
 */
const ASSIGNED =
  /(?<![\w.@])(["']?)(@?[A-Za-z_][\w.]*)\1\s*[:=]\s*(?:[\w.]+\()?\$?(["'`])([^"'`\n]*)$/;

const LISTED = /(["'`])([^"'`\n]*)$/;

/** UTF-16 units that are searched before an offset, and after it for the activity type; a request is shorter. */
const SEEN = 4_000;

/** The kind of value by key, in lower case without underscores. */
const KEYS: Readonly<Record<string, Context["wanted"]>> = {
  activitytype: "activity type",
  iconid: "icon",
  source: "topic source",
  "@odata.type": "recipient type",
  odatatype: "recipient type",
};

/**
 * The completion context at an offset (UTF-16 units); undefined where no notification or manifest value is being
 * written.
 */
export function contextAt(text: string, offset: number): Context | undefined {
  const before = text.slice(Math.max(0, offset - SEEN), offset);
  const activityType = activityTypeNear(text, offset);
  const [, , key = "", , typed = ""] = ASSIGNED.exec(before) ?? [];
  const from = { typed, start: offset - typed.length, activityType };
  const wanted = key === "" ? undefined : wantedBy(key.replaceAll("_", "").toLowerCase(), before);
  if (wanted) return { wanted, ...from };
  const list = openList(before);
  if (list === undefined) return undefined;
  const [, , item] = LISTED.exec(before) ?? [];
  if (list === "allowediconids" && item !== undefined)
    return { wanted: "declared icon", typed: item, start: offset - item.length, activityType };
  if (list === "templateparameters" && /[[{,(\s]$/.test(before))
    return { wanted: "all template parameters", typed: "", start: offset, activityType };
  return undefined;
}

function wantedBy(key: string, before: string): Context["wanted"] | undefined {
  if (key !== "name") return KEYS[key];
  const list = openList(before);
  if (list === "templateparameters") return "template parameter";
  return list === "resourcespecific" ? "permission" : undefined;
}

const LIST =
  /(["']?)(template_?parameters|allowed_?icon_?ids|resource_?specific)\1\s*[:=][^[{]{0,60}[[{]/gi;

/**
 * The key, in lower case without underscores, of the list that is open at the end of a text; undefined where none is.
 */
function openList(before: string): string | undefined {
  let found: RegExpExecArray | undefined;
  for (const match of before.matchAll(LIST)) found = match;
  if (!found) return undefined;
  const inside = before.slice(found.index + found[0].length - 1);
  return isOpen(inside) ? found[2]!.replaceAll("_", "").toLowerCase() : undefined;
}

/** Whether the bracket at the start of a text is still open at its end. */
function isOpen(text: string): boolean {
  let depth = 0;
  for (const { 0: token } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth === 0 && token.length === 1) return false;
  }
  return true;
}

const TYPE = /(["']?)activity_?type\1\s*[:=]\s*["'`]([^"'`\n]*)["'`]/gi;

/** The activity type that is written closest to an offset, before or after it. */
function activityTypeNear(text: string, offset: number): string | undefined {
  let nearest: { readonly type: string; readonly distance: number } | undefined;
  const start = Math.max(0, offset - SEEN);
  for (const match of text.slice(start, offset + SEEN).matchAll(TYPE)) {
    const distance = Math.abs(start + match.index - offset);
    if (!nearest || distance < nearest.distance) nearest = { type: match[2]!, distance };
  }
  return nearest?.type;
}
