/** The calls and objects that the readers of Python and C# find in a program, in the words of grammars.mjs. */
import { readCSharp } from "../../../src/code/csharp/csharp.ts";
import { readPython } from "../../../src/code/python/python.ts";

const READERS = { py: readPython, cs: readCSharp };

/** The calls and objects of a program, `py` or `cs`. */
export function seenByReader(ending, text) {
  const { calls, objects } = READERS[ending](text, 0);
  return [
    ...calls.flatMap((call) => callIn(ending, text, call) ?? []),
    ...objects.flatMap((object) => objectIn(ending, text, object) ?? []),
  ];
}

/** A call, or `new` with arguments, of what has a name. */
function callIn(ending, text, { callee, args, isNew, start, end }) {
  const at =
    callee.kind === "name"
      ? callee.start
      : callee.kind === "member" && typeof callee.name === "string"
        ? callee.nameStart
        : -1;
  // The call of a base class's constructor stands nowhere by itself.
  if (at < start || at >= end) return undefined;
  // `partial(send, kind="a")` calls later what it is given.
  if (ending === "py" && /^\s*,/.test(text.slice(callee.end))) return undefined;
  if (ending === "cs" && isNew && !/^new\b/.test(text.slice(start, end))) return undefined;
  const name = text.slice(at, callee.end);
  const isCompared = !isNew || ending === "py" || (args.length > 0 && /^\w+$/.test(name));
  return isCompared ? { what: "call", at, name, count: args.length } : undefined;
}

/** An object in braces in Python, or an anonymous object of C#. */
function objectIn(ending, text, { start, end, parts }) {
  const written = text.slice(start, end);
  if (!(ending === "py" ? /^\{/ : /^new\s*\{/).test(written)) return undefined;
  return { what: "object", at: start, name: "", count: parts.length };
}

/**
 * Names of calls that mean more to the readers than a call: they become the value that they give, a
 * test, or a change. What they are given is compared all the same.
 */
const LOWERED = {
  py: /^(?:len|str|bool|isinstance|format|startswith|endswith|strip|lower|upper|casefold|encode|decode|match|fullmatch|items|keys|values|update|dict|set|frozenset|tuple|list|vars|asdict|_asdict|model_dump|model_dump_json|json|dumps|quote|copy|deepcopy|partial|jsonable_encoder|__init__|TeamworkActivityTopic(?:Source)?|BodyType|ItemBody|KeyValuePair|SendActivityNotification\w*|\w+NotificationRecipient)$/,
  cs: /^(?:nameof|IsNullOrEmpty|IsNullOrWhiteSpace|ToString|Equals|ReferenceEquals|Select|ToList|ToArray|Trim|ToLower|ToUpper|ToLowerInvariant|ToUpperInvariant|StartsWith|EndsWith|Contains|ContainsKey|Any|IsMatch|Format|Serialize|SerializeObject|Create|FromResult|EscapeDataString|SendActivityNotification(?:ToRecipients)?|StringContent|Uri|HttpRequestMessage|JObject)$/,
};

/** Where a grammar and a reader differ, one line each; empty where they agree. */
export function differences(ending, text, byGrammar, byReader) {
  const key = ({ what, at }) => `${what} ${at}`;
  const ours = new Map(byReader.map((each) => [key(each), each]));
  const found = [];
  for (const theirs of byGrammar) {
    const own = ours.get(key(theirs));
    ours.delete(key(theirs));
    if (LOWERED[ending].test(theirs.name)) continue;
    if (!own) found.push(`${placeIn(text, theirs)} is not found`);
    else if (own.name !== theirs.name || own.count !== theirs.count)
      found.push(`${placeIn(text, theirs)} is read as ${shown(own)}`);
  }
  // In Python sets and unions of dicts are objects to the reader too.
  const isReal = ({ what }) => what === "call" || ending === "cs";
  for (const own of ours.values()) if (isReal(own)) found.push(`${placeIn(text, own)} is none`);
  return found;
}

function placeIn(text, seen) {
  const lines = text.slice(0, seen.at).split("\n");
  return `${lines.length}:${lines.at(-1).length + 1}: ${shown(seen)}`;
}

function shown({ what, name, count }) {
  return what === "call"
    ? `the call of ${name} with ${count} arguments`
    : `the object of ${count} parts`;
}
