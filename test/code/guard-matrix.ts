/**
 * Programs in which a text that is sent may be absent, with a test that may stand in its way: each
 * language's tests, by the absent values that they keep out, in each form in which a test guards.
 */

/** Absent values, as each language writes them; the ones that it lacks are left out. */
export type Absent = "empty" | "null" | "undefined" | "blank";

export interface Guard {
  /** A test of `title` that holds where it is there. */
  readonly test: string;
  readonly keepsOut: readonly Absent[];
  /** Set for a test that rules out a value computed elsewhere, which is no constant. */
  readonly isOfAnother?: true;
}

export interface LanguageMatrix {
  readonly file: string;
  readonly absent: Partial<Readonly<Record<Absent, string>>>;
  readonly guards: readonly Guard[];
  /** The places of a test before or around the send; `none` is the program without a test. */
  readonly forms: Readonly<Record<string, (test: string) => string>>;
  readonly unguarded: string;
  /** The origins of the absent value: the code before, around and behind the forms. */
  readonly origins: Readonly<Record<string, (absent: string, body: string) => string>>;
  /** As origins, where the absent value is all that is ever there; none tests a name for `undefined`. */
  readonly constants: LanguageMatrix["origins"];
  /** Functions that the tests call, declared at the end of each program. */
  readonly helpers: string;
  /** Cells in which a value that is sent need not be found. */
  readonly isMissed: RegExp;
}

const ALL = ["empty", "null", "undefined", "blank"] as const;
const NOTHING = ["null", "undefined"] as const;
const FALSY = ["empty", "null", "undefined"] as const;
/** Nobody can tell what it keeps out: nothing may be said. */
const opaque = (test: string): Guard => ({ test, keepsOut: ALL });
/** As opaque, of two values of which only the program knows one. */
const comparison = (test: string): Guard => ({ test, keepsOut: ALL, isOfAnother: true });
const guard = (test: string, keepsOut: readonly Absent[]): Guard => ({ test, keepsOut });

const WEB_URL = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home";
const URL = "https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification";

const JS_SEND = `client.post("${URL}", { topic: { source: "text", value: title, webUrl: "${WEB_URL}" }, activityType: "taskCreated" })`;

/** Of every language the statements that each form is made of. */
const javascript: LanguageMatrix = {
  file: "a.ts",
  absent: { empty: '""', null: "null", undefined: "undefined", blank: '"  "' },
  guards: [
    guard("title", FALSY),
    guard("!!title", FALSY),
    guard("Boolean(title)", FALSY),
    guard("title?.length", FALSY),
    guard("title?.length > 0", FALSY),
    guard("title && title.length >= 1", FALSY),
    guard('title !== ""', ["empty"]),
    guard("title !== ''", ["empty"]),
    guard("title != null", NOTHING),
    guard("title !== null", ["null"]),
    guard("title !== undefined", ["undefined"]),
    guard("title !== null && title !== undefined", NOTHING),
    guard('title != null && title != ""', FALSY),
    guard("!(title === null || title === undefined)", NOTHING),
    guard("void 0 !== title", ["undefined"]),
    guard('typeof title === "string"', NOTHING),
    guard('typeof title !== "undefined"', ["undefined"]),
    guard("title?.trim()", ALL),
    guard('title && title.trim() !== ""', ALL),
    guard('title?.startsWith("Task")', ALL),
    guard('title?.includes("ask")', ALL),
    guard("title && /^Task/.test(title)", ALL),
    guard("title?.toLowerCase().startsWith('task')", ALL),
    guard('!["", null, undefined].includes(title)', FALSY),
    guard("isThere(title)", FALSY),
    guard("isLong(title)", FALSY),
    guard("title && enabled", FALSY),
    guard("enabled && title", FALSY),
    guard("!(!title || !enabled)", FALSY),
    opaque("isSendable(title)"),
    opaque("KNOWN.has(title)"),
    opaque("titles[title]"),
    comparison("title !== other"),
    comparison("title > limit"),
    opaque("/.+/.test(title)"),
    opaque("await allowed({ title })"),
    opaque("rules.every((rule) => rule(title))"),
    opaque("schema.safeParse(title).success"),
    opaque("filter.test(title.slice(1))"),
  ],
  forms: {
    return: (test) => `if (!(${test})) return; ${JS_SEND};`,
    "return in braces": (test) => `if (!(${test})) { console.log("none"); return; } ${JS_SEND};`,
    throw: (test) => `if (!(${test})) throw new Error("none"); ${JS_SEND};`,
    exit: (test) => `if (!(${test})) process.exit(1); ${JS_SEND};`,
    if: (test) => `if (${test}) { ${JS_SEND}; }`,
    else: (test) => `if (!(${test})) console.log("none"); else ${JS_SEND};`,
    "else if": (test) =>
      `if (enabled2) { stop(); } else if (!(${test})) { return; } else { ${JS_SEND}; }`,
    and: (test) => `(${test}) && ${JS_SEND};`,
    or: (test) => `!(${test}) || ${JS_SEND};`,
    conditional: (test) => `(${test}) ? ${JS_SEND} : undefined;`,
    continue: (test) => `for (const user of users) { if (!(${test})) continue; ${JS_SEND}; }`,
    "a name for it": (test) => `const isFine = ${test}; if (!isFine) return; ${JS_SEND};`,
    assert: (test) => `assert(${test}); ${JS_SEND};`,
    "a helper that throws": (test) =>
      `const need = (title) => { if (!(${test})) throw new Error(); }; ensureThat(title); function ensureThat(title) { if (!(${test})) throw new Error(); } ${JS_SEND};`,
    try: (test) => `try { if (!(${test})) throw new Error(); } catch { return; } ${JS_SEND};`,
    switch: (test) => `switch (!(${test})) { case true: return; } ${JS_SEND};`,
    "an inner function": (test) => `if (!(${test})) return; users.map((user) => ${JS_SEND});`,
    "another value": (test) => `title = (${test}) ? title : "Task"; ${JS_SEND};`,
    "assigned anew": (test) => `if (!(${test})) title = "Task"; ${JS_SEND};`,
  },
  unguarded: `${JS_SEND};`,
  helpers:
    "function isThere(text) { return !!text; }\nfunction isLong(text) { if (!text) return false; return text.length > 0; }",
  // A case that tests two values; a first value that a branch may replace.
  isMissed: /switch: .*enabled|constant, assigned anew/,
  origins: {
    helper: (absent, body) =>
      `function titleOf(ref) { if (ref.startsWith("t-")) return \`Task \${ref.slice(2)}\`; return ${absent}; }
export async function announce(ref, users) { let title = titleOf(ref); ${body} }`,
    conditional: (absent, body) =>
      `export async function announce(ref, users) { let title = isTask(ref) ? \`Task \${ref}\` : ${absent}; ${body} }`,
    caller: (absent, body) =>
      `async function announce(title, users) { ${body} }
export const first = () => announce(${absent}); export const second = (ref) => announce(\`Task \${ref}\`);`,
    branches: (absent, body) =>
      `export async function announce(ref, users) { let title; if (isTask(ref)) title = \`Task \${ref}\`; else title = ${absent}; ${body} }`,
    options: (absent, body) =>
      `async function announce({ title, users }) { ${body} }
export const first = (users) => announce({ users, title: ${absent} }); export const second = (ref) => announce({ users: [], title: \`Task \${ref}\` });`,
  },
  constants: {
    constant: (absent, body) =>
      `export async function announce(users) { let title = ${absent}; ${body} }`,
    "part of a constant": (absent, body) =>
      `const TITLES = { board: ${absent} };\nexport async function announce(users) { let title = TITLES.board; ${body} }`,
  },
};

const PY_SEND = `requests.post("${URL}", json={"topic": {"source": "text", "value": title, "webUrl": "${WEB_URL}"}, "activityType": "taskCreated"})`;

const python: LanguageMatrix = {
  file: "a.py",
  absent: { empty: '""', null: "None", blank: '"  "' },
  guards: [
    guard("title", FALSY),
    guard("bool(title)", FALSY),
    guard("title and len(title) > 0", FALSY),
    guard('title != ""', ["empty"]),
    guard("title is not None", NOTHING),
    guard("not title is None", NOTHING),
    guard("title != None", NOTHING),
    guard('title is not None and title != ""', FALSY),
    guard('not (title is None or title == "")', FALSY),
    guard('title not in ("", None)', FALSY),
    guard('title not in ["", None]', FALSY),
    guard("isinstance(title, str)", NOTHING),
    guard("title and title.strip()", ALL),
    guard('title and title.strip() != ""', ALL),
    guard('title and title.startswith("Task")', ALL),
    guard('title and title.startswith(("Task", "Job"))', ALL),
    guard('title and title.lower().startswith("task")', ALL),
    guard('title and "ask" in title', ALL),
    guard('title and re.match(r"^Task", title)', ALL),
    guard('title and re.match("Task", title)', ALL),
    guard("is_there(title)", FALSY),
    guard("title and enabled", FALSY),
    guard("enabled and title", FALSY),
    guard("not (not title or not enabled)", FALSY),
    opaque("is_sendable(title)"),
    opaque("title in KNOWN"),
    opaque("KNOWN.get(title)"),
    comparison("title != other"),
    comparison("title > limit"),
    opaque("re.search('.+', title)"),
    opaque("any(rule(title) for rule in rules)"),
    opaque("await allowed(title=title)"),
    opaque("pattern.match(title)"),
    opaque("len(title) < limit"),
  ],
  forms: {
    return: (test) => `if not (${test}):\n        return\n    ${PY_SEND}`,
    "return in a line": (test) => `if not (${test}): return\n    ${PY_SEND}`,
    raise: (test) => `if not (${test}):\n        raise ValueError("none")\n    ${PY_SEND}`,
    exit: (test) => `if not (${test}):\n        sys.exit(1)\n    ${PY_SEND}`,
    if: (test) => `if ${test}:\n        ${PY_SEND}`,
    else: (test) => `if not (${test}):\n        print("none")\n    else:\n        ${PY_SEND}`,
    elif: (test) =>
      `if enabled2:\n        stop()\n    elif not (${test}):\n        return\n    else:\n        ${PY_SEND}`,
    and: (test) => `(${test}) and ${PY_SEND}`,
    or: (test) => `not (${test}) or ${PY_SEND}`,
    continue: (test) =>
      `for user in users:\n        if not (${test}):\n            continue\n        ${PY_SEND}`,
    "a name for it": (test) =>
      `is_fine = ${test}\n    if not is_fine:\n        return\n    ${PY_SEND}`,
    assert: (test) => `assert ${test}, "none"\n    ${PY_SEND}`,
    "a helper that throws": (test) =>
      `ensure_that(title)\n    ${PY_SEND}\n\ndef ensure_that(title):\n    if not (${test}):\n        raise ValueError()\n`,
    try: (test) =>
      `try:\n        if not (${test}):\n            raise ValueError()\n    except ValueError:\n        return\n    ${PY_SEND}`,
    "an inner function": (test) =>
      `if not (${test}):\n        return\n    def send(user):\n        ${PY_SEND}\n    for user in users:\n        send(user)`,
    "another value": (test) => `title = title if (${test}) else "Task"\n    ${PY_SEND}`,
    "assigned anew": (test) => `if not (${test}):\n        title = "Task"\n    ${PY_SEND}`,
  },
  unguarded: PY_SEND,
  helpers: "def is_there(text):\n    return text is not None and len(text) > 0\n",
  isMissed: /constant, assigned anew/,
  origins: {
    helper: (absent, body) =>
      `def title_of(ref):\n    if ref.startswith("t-"):\n        return f"Task {ref[2:]}"\n    return ${absent}\n\nasync def announce(ref, users):\n    title = title_of(ref)\n    ${body}\n`,
    conditional: (absent, body) =>
      `async def announce(ref, users):\n    title = f"Task {ref}" if is_task(ref) else ${absent}\n    ${body}\n`,
    caller: (absent, body) =>
      `async def announce(title, users):\n    ${body}\n\nasync def first():\n    await announce(${absent}, [])\n\nasync def second(ref):\n    await announce(f"Task {ref}", [])\n`,
    branches: (absent, body) =>
      `async def announce(ref, users):\n    if is_task(ref):\n        title = f"Task {ref}"\n    else:\n        title = ${absent}\n    ${body}\n`,
    "named arguments": (absent, body) =>
      `async def announce(*, users, title):\n    ${body}\n\nasync def first():\n    await announce(title=${absent}, users=[])\n\nasync def second(ref):\n    await announce(users=[], title=f"Task {ref}")\n`,
  },
  constants: {
    constant: (absent, body) => `async def announce(users):\n    title = ${absent}\n    ${body}\n`,
    "part of a constant": (absent, body) =>
      `TITLES = {"board": ${absent}}\n\nasync def announce(users):\n    title = TITLES["board"]\n    ${body}\n`,
  },
};

const CS_SEND = `http.PostAsJsonAsync("${URL}", new { topic = new { source = "text", value = title, webUrl = "${WEB_URL}" }, activityType = "taskCreated" })`;

const csharp: LanguageMatrix = {
  file: "A.cs",
  absent: { empty: '""', null: "null", blank: '"  "' },
  guards: [
    guard("!string.IsNullOrEmpty(title)", FALSY),
    guard("!String.IsNullOrEmpty(title)", FALSY),
    guard("string.IsNullOrEmpty(title) == false", FALSY),
    guard("!string.IsNullOrWhiteSpace(title)", ALL),
    guard('title != ""', ["empty"]),
    guard("title != string.Empty", ["empty"]),
    guard("title != null", NOTHING),
    guard("title is not null", NOTHING),
    guard("!(title is null)", NOTHING),
    guard("title is string", NOTHING),
    guard("title is { }", NOTHING),
    guard("title is { Length: > 0 }", FALSY),
    guard('title is not null and not ""', FALSY),
    guard('title is not (null or "")', FALSY),
    guard('title != null && title != ""', FALSY),
    guard("title?.Length > 0", FALSY),
    guard("title != null && title.Length > 0", FALSY),
    guard("!(title == null || title.Length == 0)", FALSY),
    guard("title?.Trim() is { Length: > 0 }", ALL),
    guard('title != null && title.StartsWith("Task")', ALL),
    guard('title != null && title.StartsWith("task", StringComparison.OrdinalIgnoreCase)', ALL),
    guard('title != null && title.Contains("ask")', ALL),
    guard('title != null && Regex.IsMatch(title, "^Task")', ALL),
    guard("!Equals(title)", []),
    guard('!string.Equals(title, "")', ["empty"]),
    guard("B.IsThere(title)", FALSY),
    guard("!string.IsNullOrEmpty(title) && enabled", FALSY),
    guard("enabled && !string.IsNullOrEmpty(title)", FALSY),
    guard("!(string.IsNullOrEmpty(title) || !enabled)", FALSY),
    opaque("IsSendable(title)"),
    opaque("Known.Contains(title)"),
    opaque("titles.TryGetValue(title, out var found)"),
    comparison("title != other"),
    opaque('Regex.IsMatch(title, ".+")'),
    comparison("title is Title"),
    opaque("rules.All(rule => rule(title))"),
    opaque("await AllowedAsync(title)"),
    opaque("title.Length < limit"),
  ].filter(({ keepsOut }) => keepsOut.length > 0),
  forms: {
    return: (test) => `if (!(${test})) return; await ${CS_SEND};`,
    throw: (test) =>
      `if (!(${test})) throw new ArgumentException(nameof(title)); await ${CS_SEND};`,
    exit: (test) => `if (!(${test})) Environment.Exit(1); await ${CS_SEND};`,
    if: (test) => `if (${test}) { await ${CS_SEND}; }`,
    else: (test) => `if (!(${test})) { log.LogInformation("none"); } else { await ${CS_SEND}; }`,
    "else if": (test) =>
      `if (enabled2) { Stop(); } else if (!(${test})) { return; } else { await ${CS_SEND}; }`,
    conditional: (test) => `var sent = (${test}) ? ${CS_SEND} : null;`,
    and: (test) => `var sent = (${test}) && await ${CS_SEND} != null;`,
    continue: (test) =>
      `foreach (var user in users) { if (!(${test})) continue; await ${CS_SEND}; }`,
    "a name for it": (test) => `var isFine = ${test}; if (!isFine) return; await ${CS_SEND};`,
    assert: (test) => `Debug.Assert(${test}); await ${CS_SEND};`,
    "a helper that throws": (test) =>
      `EnsureThat(title); await ${CS_SEND}; } void EnsureThat(string title) { if (!(${test})) throw new ArgumentException();`,
    try: (test) =>
      `try { if (!(${test})) throw new Exception(); } catch (Exception) { return; } await ${CS_SEND};`,
    "a lambda": (test) => `if (!(${test})) return; await Run(user => ${CS_SEND});`,
    "another value": (test) => `title = (${test}) ? title : "Task"; await ${CS_SEND};`,
    "assigned anew": (test) => `if (!(${test})) title = "Task"; await ${CS_SEND};`,
  },
  unguarded: `await ${CS_SEND};`,
  helpers: "class B { static bool IsThere(string text) => !string.IsNullOrEmpty(text); }",
  isMissed: /constant, assigned anew/,
  origins: {
    helper: (absent, body) =>
      `class A { static string TitleOf(string r) { if (r.StartsWith("t-")) return "Task " + r; return ${absent}; }
async Task Announce(string r, string[] users) { var title = TitleOf(r); ${body} } }`,
    conditional: (absent, body) =>
      `class A { async Task Announce(string r, string[] users) { var title = IsTask(r) ? $"Task {r}" : ${absent}; ${body} } }`,
    "a switch": (absent, body) =>
      `class A { async Task Announce(string r, string[] users) { var title = r switch { "task" => "Task 1", _ => ${absent} }; ${body} } }`,
    caller: (absent, body) =>
      `class A { async Task Announce(string title, string[] users) { ${body} }
Task First() => Announce(${absent}, users); Task Second(string r) => Announce("Task " + r, users); }`,
    branches: (absent, body) =>
      `class A { async Task Announce(string r, string[] users) { string title; if (IsTask(r)) title = "Task " + r; else title = ${absent}; ${body} } }`,
  },
  constants: {
    constant: (absent, body) =>
      `class A { async Task Announce(string[] users) { var title = ${absent}; ${body} } }`,
    "a constant of the class": (absent, body) =>
      `class A { const string Board = ${absent}; async Task Announce(string[] users) { var title = Board; ${body} } }`,
  },
};

export const matrices: Readonly<Record<string, LanguageMatrix>> = { javascript, python, csharp };
