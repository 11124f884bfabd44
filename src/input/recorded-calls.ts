import { isObject } from "../json/object.js";
import { valueAt } from "../json/pointer.js";
import { type FoundCall, isJsonText, type Part, partAt, textAt } from "./json-text.js";

/** Folders of a collection inside of each other. */
const DEEPEST_FOLDER = 200;

/** The calls of a HAR or of a Postman collection, whose bodies are texts; undefined for any other JSON. */
export function recordedCalls(root: Part): readonly FoundCall[] | undefined {
  if (!isObject(root.value)) return undefined;
  const { log, item } = root.value;
  if (isObject(log) && Array.isArray(log["entries"])) return callsOfHar(root);
  const isCollection = Array.isArray(item) && isObject(root.value["info"]);
  return isCollection ? callsOfCollection(root, DEEPEST_FOLDER) : undefined;
}

/** HAR 1.2. A preflight has no body, and neither has a call whose body the recorder left out. */
function callsOfHar(root: Part): FoundCall[] {
  const entries = valueAt(root.value, "/log/entries") as readonly unknown[];
  return entries.flatMap((_, index) => {
    const request = partAt(root, `/log/entries/${index}/request`);
    const body = textAt(request, "/postData/text");
    if (!body || !isJsonText(String(body.value))) return [];
    return {
      method: textAt(request, "/method"),
      url: textAt(request, "/url"),
      body,
      isBatched: false,
    };
  });
}

/** Postman v2.1. A folder is an item with items. */
function callsOfCollection(folder: Part, depth: number): FoundCall[] {
  const items = valueAt(folder.value, "/item");
  if (!Array.isArray(items) || depth === 0) return [];
  return items.flatMap((_, index) => {
    const item = partAt(folder, `/item/${index}`);
    const inner = callsOfCollection(item, depth - 1);
    const request = partAt(item, "/request");
    const mode = valueAt(request.value, "/body/mode");
    // The text of any other mode stands elsewhere: in a file, in a form.
    if (!isObject(request.value) || (mode !== undefined && mode !== "raw")) return inner;
    const url = textAt(request, "/url/raw") ?? textAt(request, "/url");
    const body = partAt(request, "/body/raw");
    return [...inner, { method: textAt(request, "/method"), url, body, isBatched: false }];
  });
}
