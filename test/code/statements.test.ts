import { describe, expect, test } from "vitest";
import { readSource } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";

/** A program and its activity type on each way; SEND stands for the request. */
type Row = readonly [name: string, program: string, ...types: unknown[]];

const rows = (all: readonly Row[]) =>
  all.map(([name, program, ...types]) => [name, { program, types }] as const);

function typesIn(name: string, program: string, send: string): unknown[] {
  const { requests, skipped } = readSource(
    name,
    program.replace("SEND", () => send),
  );
  expect(skipped).toBeUndefined();
  return requests.map(({ body }) => (body as { activityType: unknown }).activityType);
}

const JS = `client.post("${URL}", { topic: { source: "text" }, activityType: kind });`;

describe("JavaScript", () => {
  test.each(
    rows([
      ["if and else", 'let kind; if (x) { kind = "a"; } else { kind = "b"; } SEND', "a", "b"],
      ["else if", 'let kind = ""; if (x) kind = "a"; else if (y) kind = "b"; SEND', "a", "b"],
      [
        "a switch",
        'let kind; switch (x) { case 1: kind = "a"; break; default: kind = "b"; } SEND',
        "a",
        "b",
      ],
      [
        "one after the other in a branch",
        'let kind; if (x) { kind = "a"; log(); kind = "b"; } SEND',
        "b",
      ],
      ["within the branch", 'let kind = "c"; if (x) { kind = "a"; SEND }', "a"],
      [
        "try and catch",
        'let kind; try { kind = "a"; } catch (e) { kind = "b"; } finally { done(); } SEND',
        "a",
        "b",
      ],
      ["catch", "try { f(); } catch ({ kind }) { SEND }", "${kind}"],
      ["catch without a name", 'const kind = "a"; try { f(); } catch { SEND }', "a"],
      ["a loop around both", 'let kind = "a"; for (const a of b) { SEND kind = "b"; }', "${kind}"],
      ["for", "for (let kind = 0; kind < 3; kind++) { SEND }", "${kind}"],
      ["for in", "for (const kind in { a: 1 }) SEND", "a"],
      ["for in what is not known", "for (const kind in list) SEND", "${kind}"],
      ["for of what is declared", "let kind; for (kind of list) { SEND }", "${kind}"],
      ["while", 'const kind = "a"; while (x) { SEND }', "a"],
      ["do", 'const kind = "a"; do { SEND } while (x);', "a"],
      ["a label", 'const kind = "a"; top: { SEND }', "a"],
      ["var in a block", 'if (x) { var kind = "a"; } SEND', "${kind}"],
      ["a sequence", 'const kind = (log(), "a"); SEND', "a"],
      ["a fallback that is assigned", 'let kind = ""; kind ||= "a"; kind ??= "b"; SEND', "a"],
      ["for with what is declared before", "let kind = 0; for (kind = 1; ; ) { SEND }", "${kind}"],
      ["void", "const kind = void 0; SEND", undefined],
      ["undefined", "const kind = undefined; SEND", undefined],
      ["a part of an object", 'const { a: kind, ...rest } = { a: "a" }; SEND', "a"],
      ["the rest", 'const { a, ...kind } = { a: "a" }; SEND', "${kind}"],
      ["the rest of a list", 'const [a, ...kind] = ["a"]; SEND', "${...kind}"],
      ["swapped", 'let kind = "a", b = "b"; [kind, b] = [b, kind]; SEND', "${kind}"],
      ["taken out", 'let kind = "a"; ({ kind } = o); SEND', "${kind}"],
      ["String()", 'const kind = String("a"); SEND', "a"],
      ["toString()", "const kind = (1).toString(); SEND", "1"],
      [
        "a frozen object",
        'const kinds = Object.freeze({ a: "a" }); const kind = kinds.a; SEND',
        "a",
      ],
      ["an object with a prototype", 'const kind = { __proto__: base, a: "a" }.a; SEND', "a"],
      ["a key that is a number", 'const kind = { 1: "a" }[1]; SEND', "a"],
      ["a private field", 'class A { #k = "a"; f() { const kind = this.#k; SEND } }', "a"],
      [
        "a private field without a value",
        "class A { #k; f() { const kind = this.#k; SEND } }",
        "${this.#k}",
      ],
      [
        "a private method",
        'class A { #k() { return "a"; } f() { const kind = this.#k(); SEND } }',
        "a",
      ],
      [
        "a getter",
        'class A { get k() { return "a"; } f() { const kind = this.k; SEND } }',
        "${this.k}",
      ],
      ["a class expression", 'const A = class { static k = "a"; }; const kind = A.k; SEND', "a"],
      [
        "a class with a base",
        'class A extends B { k = "a"; f() { const kind = this.k; SEND } }',
        "a",
      ],
      ["a hole in a list", 'const kind = [, "a"][1]; SEND', "a"],
      ["spread of a list", 'const a = ["a"]; const kind = [...a, "b"][1]; SEND', "b"],
      ["spread of what is not known", 'const kind = [...x, "b"][1]; SEND', '${[...x, "b"][1]}'],
      ["a list that is sorted", 'const l = ["a"]; l.sort(); const kind = l[0]; SEND', "${l[0]}"],
      [
        "a method that is called by a text",
        'const o = { k: "a" }; o["k"] = "b"; const kind = o.k; SEND',
        "b",
      ],
      [
        "a property of a property",
        'const o = { p: { k: "a" } }; o.p.k = "b"; const kind = o.p.k; SEND',
        "b",
      ],
      [
        "a property of what is not there",
        'const o = {}; o.p.k = "b"; const kind = o.p; SEND',
        "${o.p}",
      ],
      [
        "a property by a key that is not known",
        'const o = { k: "a" }; o[x] = "b"; const kind = o.k; SEND',
        "${o.k}",
      ],
      ["what is deleted", 'const o = { k: "a" }; delete o.k; const kind = o.k; SEND', undefined],
      [
        "what is deleted beside",
        'const o = { k: "a", l: 1 }; delete o.l; const kind = o.k; SEND',
        "a",
      ],
      ["a condition in a fallback", 'function f(x) { const kind = x || "a"; SEND }', "${x}", "a"],
      ["a fallback of a part", 'function f({ x }) { const kind = x ?? "a"; SEND }', "${x}", "a"],
      [
        "a fallback of a default",
        'function f(x = "c") { const kind = x ?? "a"; SEND }',
        '${x = "c"}',
        "a",
      ],
      ["a fallback of a call", 'const kind = f() || "a"; SEND', '${f() || "a"}'],
      ["a fallback of a number", 'const kind = 0 || "a"; SEND', "a"],
      ["a fallback of a text with holes", 'const kind = `a${x}` ?? "b"; SEND', "a${x}"],
      ["a fallback list", "function f(x) { const kind = x || []; SEND }", "${x}", "${[]}"],
      [
        "a parameter that is compared",
        'const f = (x) => x === null ? "a" : "b"; const kind = f(null); SEND',
        "a",
      ],
      ["a flag", 'const f = (x) => !x ? "a" : "b"; const kind = f(true); SEND', "b"],
      ["an empty object", 'const f = (x) => x ? "a" : "b"; const kind = f({ c: 1 }); SEND', "a"],
      ["and", 'const kind = x && "a"; SEND', '${x && "a"}'],
      ["a comparison", "const kind = a < b; SEND", "${a < b}"],
      ["a name that comes later", 'SEND const kind = "a";', "${kind}"],
      [
        "what another function is given",
        'const o = { k: "a" }; const f = (p, q) => q; f(1, o); const kind = o.k; SEND',
        "a",
      ],
      ["endless numbers", "const kind = 1e999; SEND", null],
      ["a text with halves of signs", 'const kind = encodeURIComponent("\\uD800"); SEND', "\uD800"],
      [
        "a text with holes that is encoded",
        "const kind = encodeURIComponent(`a${x}`); SEND",
        "${encodeURIComponent(`a${x}`)}",
      ],
      [
        "texts with holes that are joined",
        "const a = `a${x}b`; const kind = `${a}c`; SEND",
        "a${x}bc",
      ],
      ["an anonymous class", 'export default class { f(kind = "a") { SEND } }', '${kind = "a"}'],
      ["an export of several", 'export const a = 1, kind = "a"; SEND', "a"],
      ["an enum that counts", "enum K { A = 5, B, C = f(), D } const kind = K.B; SEND", 6],
      [
        "a function that is made under a test",
        'function f(x) { if (!x) return; const of = (k) => k; const kind = of("a"); SEND }',
        "a",
      ],
      ["an enum that is computed", "enum K { C = f(), D } const kind = K.D; SEND", "${D}"],
    ]),
  )("%s", (_, { program, types }) => {
    expect(typesIn("a.ts", program, JS)).toEqual(types);
  });
});

const PY = `requests.post("${URL}", json={"topic": {"source": "text"}, "activityType": kind})`;

describe("Python", () => {
  test.each(
    rows([
      ["if and else", 'if x:\n  kind = "a"\nelse:\n  kind = "b"\nSEND', "a", "b"],
      ["match", 'match x:\n  case 1:\n    kind = "a"\n  case _:\n    kind = "b"\nSEND', "a", "b"],
      ["match as a name", 'match = "a"\nkind = match\nSEND', "a"],
      [
        "try and except",
        'try:\n  kind = "a"\nexcept E as e:\n  kind = "b"\nfinally:\n  done()\nSEND',
        "a",
        "b",
      ],
      ["with", 'with open("x") as kind, b as c:\n  SEND', "{kind}"],
      ["while", 'kind = "a"\nwhile x:\n  SEND', "a"],
      ["for", "for kind, b in y:\n  SEND", "{kind}"],
      ["a return in one line", 'def f(): return "a"\nkind = f()\nSEND', "a"],
      ["nothing returned", "def f(): return\nkind = f()\nSEND", "{f()}"],
      ["several statements in a line", 'a = 1; kind = "a"; b = 2\nSEND', "a"],
      ["taken apart", "kind, b = x\nSEND", "{kind}"],
      ["two names at once", 'kind = b = "a"\nSEND', "a"],
      ["a type", 'kind: str = "a"\nSEND', "a"],
      ["a walrus", 'if (kind := "a"):\n  SEND', "a"],
      [
        "a compared name",
        'def f(x):\n  if x == "y":\n    return "a"\n  return "b"\nkind = f("y")\nSEND',
        "a",
      ],
      [
        "a name that differs",
        'def f(x):\n  if x != "y":\n    return "a"\n  return "b"\nkind = f("y")\nSEND',
        "b",
      ],
      ["not", 'def f(x):\n  if not x:\n    return "a"\n  return "b"\nkind = f("y")\nSEND', "b"],
      [
        "a comparison of more",
        'def f(x):\n  if x == z and y:\n    return "a"\n  return "b"\nkind = f("y")\nSEND',
        "a",
        "b",
      ],
      ["a lambda", 'f = lambda x: x + "b"\nkind = f("a")\nSEND', "ab"],
      ["str()", "kind = str(1)\nSEND", "1"],
      ["quote()", 'kind = quote("a b")\nSEND', "a%20b"],
      [".encode()", 'kind = "a".encode("utf-8")\nSEND', "a"],
      ["append", 'l = []\nl.append("a")\nkind = l[0]\nSEND', "a"],
      ["+= of a list", 'l = ["a"]\nl += ["b"]\nkind = l[1]\nSEND', "b"],
      ["sort", 'l = ["a"]\nl.sort()\nkind = l[0]\nSEND', "{l[0]}"],
      ["an empty tuple", "kind = ()\nSEND", []],
      ["a tuple in brackets", 'kind = ("a", "b")[1]\nSEND', "b"],
      ["a set", 'kind = {"a", "b"}\nSEND', {}],
      ["a dict comprehension", "kind = {k: 1 for k in x}\nSEND", {}],
      ["a generator", 'kind = "".join(x for x in y)\nSEND', '{"".join(x for x in y)}'],
      ["a generator in brackets", "kind = (x for x in y)\nSEND", "{x for x in y}"],
      [
        "a comprehension behind an item",
        'kind = ["a", *[x for x in y if x]]\nSEND',
        '{["a", *[x for x in y if x]]}',
      ],
      ["a beginning", 'kind = "abc"[:1]\nSEND', "a"],
      ["a slice", 'kind = "abc"[1:]\nSEND', '{"abc"[1:]}'],
      ["an item", 'kind = ["a", "b"][1]\nSEND', "b"],
      ["a slice of a list", 'kind = ["a", "b"][1:]\nSEND', '{["a", "b"][1:]}'],
      ["every other item", 'kind = ["a", "b"][:2:2]\nSEND', '{["a", "b"][:2:2]}'],
      ["formats by name and number", 'kind = "{0}{b}{{}}".format("a", b="b")\nSEND', "ab{}"],
      ["formats without an argument", 'kind = "{x}".format(a="a")\nSEND', '{"{x}".format(a="a")}'],
      ["a number that JSON lacks", "kind = 1j\nSEND", "{1j}"],
      ["a line that goes on", 'kind = "a" \\\n  "b"\nSEND', "ab"],
      ["tabs", 'if x:\n\tkind = "a"\n\tSEND', "a"],
      [
        "default, star and slash",
        'def f(a, /, b="b", *rest, c="c", **more):\n  return b + c\nkind = f(1, c="d")\nSEND',
        "bd",
      ],
      [
        "a parameter with a type",
        'def f(a: str, b: int = 1) -> str:\n  return a\nkind = f("a")\nSEND',
        "a",
      ],
      ["a global", 'kind = "a"\ndef f():\n  global kind\n  kind = "b"\nSEND', "{kind}"],
      ["a decorator", '@route("/x")\nasync def f(kind="a"):\n  SEND', "{kind}"],
      [
        "a key of a dict that is not known",
        'd = {"k": "a"}\nd[x] = "b"\nkind = d["k"]\nSEND',
        '{d["k"]}',
      ],
      [
        "an object with a key that the SDK has",
        'b = Body(additional_data={"k": "a"})\nkind = b\nSEND',
        '{Body(additional_data={"k": "a"})}',
      ],
      ["names that are given a tuple", 'title, kind = "A", "a"\nSEND', "a"],
      [
        "names that are given what a function returns",
        'def f():\n  return "A", "a"\ntitle, kind = f()\nSEND',
        "a",
      ],
      ["a name behind the rest of a list", '*rest, kind = ["a", "b"]\nSEND', "{kind}"],
      ["a lambda with a dict", 'f(lambda x={"a": 1}, *kind: SEND)', "{kind}"],
      ["a raw text with a backslash", "a = 'a'\nkind = rf'\\{a}'\nSEND", "\\a"],
      ["a generator's name", 'kind = "a"\nasyncio.gather(*(SEND for kind in kinds))', "{kind}"],
      ["a generator among arguments", "all(SEND for x in f(y) for kind in g(x) if kind)", "{kind}"],
      ["where a generator looks", 'kind = "a"\nall(x for x in y if SEND)', "a"],
      ["a key that is deleted", 'd = {"k": "a"}\ndel d["k"]\nkind = d["k"]\nSEND', undefined],
      [
        "a function that is made under a test",
        'def f(x):\n  if not x:\n    return\n  of = lambda k: k\n  kind = of("a")\n  SEND',
        "a",
      ],
      ["bytes that are decoded", 'kind = "a".encode("utf-8").decode()\nSEND', "a"],
      ["what a library encodes", 'jwt = "a"\nkind = jwt.encode(b)\nSEND', "{jwt.encode(b)}"],
      ["what yield gives", 'def f():\n  kind = yield ("a", "b")\n  SEND', '{yield ("a", "b")}'],
      [
        "a pattern of a dict",
        'match event:\n  case {"topic": {"source": "text"}, "activityType": "a"}:\n    pass',
      ],
      ["or", 'def f(x):\n  kind = x or "a"\n  SEND', "{x}", "a"],
      [
        "or with a list",
        'def f(x=None):\n  kind = x or []\n  return kind\nkind = f(["a"])\nSEND',
        ["a"],
      ],
      ["escapes", 'kind = "\\x61\\u0062\\n\\\'\\q"\nSEND', "ab\n'\\q"],
      ["a sign beyond Unicode", 'kind = "\\UFFFFFFFF"\nSEND', "\uFFFD"],
      ["a text over two lines", 'kind = "a\\\nb"\nSEND', "ab"],
    ]),
  )("%s", (_, { program, types }) => {
    expect(typesIn("a.py", program, PY)).toEqual(types);
  });
});

const CS = `await http.PostAsJsonAsync("${URL}", new { topic = new { source = "text" }, activityType = kind });`;

describe("C#", () => {
  test.each(
    rows([
      [
        "if and else",
        'string kind; if (x == 1) { kind = "a"; } else { kind = "b"; } SEND',
        "a",
        "b",
      ],
      ["else if", 'var kind = ""; if (x) kind = "a"; else if (y) kind = "b"; SEND', "a", "b"],
      [
        "a switch",
        'string kind; switch (x) { case 1: kind = "a"; break; case { B: 2 }: kind = "b"; break; default: kind = "c"; break; } SEND',
        "a",
        "b",
        "c",
      ],
      [
        "a switch that returns",
        'string F(string x) { switch (x) { case "y": return "a"; default: return "b"; } } var kind = F("y"); SEND',
        "a",
      ],
      [
        "a test that is too much",
        'string F(string x) { if (x is string y && z) return "a"; return "b"; } var kind = F("y"); SEND',
        "a",
        "b",
      ],
      [
        "try and catch",
        'string kind; try { kind = "a"; } catch (E e) { kind = "b"; } finally { F(); } SEND',
        "a",
        "b",
      ],
      ["lock", 'var kind = "a"; lock (x) { SEND }', "a"],
      ["foreach", "foreach (var kind in kinds) { SEND }", "{kind}"],
      ["for", 'var kind = "a"; for (var i = 0; i < (2 + 1); i++) { SEND }', "a"],
      ["while", 'var kind = "a"; while (x) { SEND }', "a"],
      ["do", 'var kind = "a"; do { SEND } while (x);', "a"],
      ["using", 'var kind = "a"; using (var c = new C()) { SEND }', "a"],
      ["a using declaration", 'var kind = "a"; using var c = new C(); SEND', "a"],
      ["an awaited using", 'var kind = "a"; await using (var c = F()) { SEND }', "a"],
      ["usings", 'using System;\nusing static A.B;\nusing C = D.E;\nvar kind = "a"; SEND', "a"],
      ["a namespace", 'namespace A.B { class C { void F() { var kind = "a"; SEND } } }', "a"],
      [
        "a record",
        'public record R(string A, int B = 1);\nclass C { void F() { var kind = "a"; SEND } }',
        "a",
      ],
      [
        "a record with a body",
        'public record struct R { public const string K = "a"; }\nclass C { void F() { var kind = R.K; SEND } }',
        "a",
      ],
      [
        "a generic method",
        'class C { T F<T>(T x) where T : new() => x; void G() { var kind = F<string>("a"); SEND } }',
        "a",
      ],
      [
        "a property that is computed",
        'class C { string K => "a"; void F() { var kind = K; SEND } }',
        "a",
      ],
      [
        "a property that is got",
        'class C { string K { get; } = "a"; void F() { var kind = K; SEND } }',
        "a",
      ],
      [
        "a property that is set",
        'class C { public string K { get; set; } = "a"; void F() { var kind = K; SEND } }',
        "{K}",
      ],
      [
        "a property that nothing sets",
        'class C { string K { get; set; } = "a"; void F() { var kind = K; SEND } }',
        "a",
      ],
      [
        "several fields",
        'class C { const string A = "b", K = "a"; void F() { var kind = K; SEND } }',
        "a",
      ],
      [
        "a field with an array",
        'class C { string[,] a = { }; const string K = "a"; void F() { var kind = K; SEND } }',
        "a",
      ],
      [
        "a nested enum",
        "class C { enum E { A, B = 1 << 2 } void F() { var kind = E.B.ToString(); SEND } }",
        "B",
      ],
      ["a lambda", 'Func<string, string> f = (x) => x + "b"; var kind = f("a"); SEND', "ab"],
      ["a lambda with a body", 'Func<string> f = () => { return "a"; }; var kind = f(); SEND', "a"],
      ["a delegate", 'F(delegate { return 1; }); var kind = "a"; SEND', "a"],
      [
        "a condition in two places",
        'var kind = (x ? "a" : "b") + (x ? "c" : "d"); SEND',
        "ac",
        "bd",
      ],
      [
        "a negated condition",
        'string F(bool x) { if (!x) return "a"; return "b"; } var kind = F(true); SEND',
        "b",
      ],
      ["a fallback", 'void F(string x) { var kind = x ?? "a"; SEND }', "{x}", "a"],
      ["a fallback that is assigned", 'var kind = F(); kind ??= "a"; SEND', '{kind ??= "a"}'],
      [
        "a dictionary that is added to",
        'var d = new Dictionary<string, string>(); d.Add("k", "a"); var kind = d["k"]; SEND',
        "a",
      ],
      [
        "a list that is added to",
        'var d = new List<string>(); d.Add("a"); var kind = d[0]; SEND',
        "a",
      ],
      [
        "a list that is sorted",
        'var d = new List<string> { "a" }; d.Sort(); var kind = d[0]; SEND',
        "{d[0]}",
      ],
      [
        "a dictionary whose key is not known",
        'var d = new Dictionary<string, string> { ["k"] = "a" }; d.Add(x, "b"); var kind = d["k"]; SEND',
        '{d["k"]}',
      ],
      [
        "an indexer that is assigned",
        'var d = new Dictionary<string, string>(); d["k"] = "a"; var kind = d["k"]; SEND',
        "a",
      ],
      [
        "an indexer by what is not known",
        'var d = new Dictionary<string, string> { ["k"] = "a" }; d[x] = "b"; var kind = d["k"]; SEND',
        '{d["k"]}',
      ],
      ["an encoded text", 'var kind = Uri.EscapeDataString("a b"); SEND', "a%20b"],
      ["a counter", "var i = 1; i++; var kind = i; SEND", 1],
      [
        "string.Format",
        'var kind = string.Format("{0}{{}}{1:X}", "a", 2); SEND',
        'a{}{string.Format("{0}{{}}{1:X}", "a", 2)}',
      ],
      ["a fallback of nothing that is assigned", 'string kind = null; kind ??= "a"; SEND', "a"],
      ["a tuple", 'var kind = ("a", "b"); SEND', '{("a", "b")}'],
      ["an item of a tuple", 'var pair = ("x", "a"); var kind = pair.Item2; SEND', "a"],
      ["a tuple taken apart", 'var (kind, title) = ("a", "b"); SEND', "a"],
      ["a tuple that is assigned", 'string kind; (title, kind) = ("a", "b"); SEND', "b"],
      [
        "a tuple that a switch gives",
        'var (kind, title) = x switch { 1 => ("a", "A"), _ => ("b", "B") }; SEND',
        "a",
        "b",
      ],
      [
        "what a getter sends",
        'class C { string K { get { var kind = "a"; SEND return kind; } set { F(value); } } }',
        "a",
      ],
      ["an event", 'class C { event E K { add { var kind = "a"; SEND } remove { } } }', "a"],
      [
        "a member of an interface",
        'class C { Task ISender<int>.F(string kind = "a") { SEND } void G() { F("b"); } }',
        "b",
      ],
      ["a finalizer", 'class C { ~C() { var kind = "a"; SEND } }', "a"],
      ["an anonymous method", "F(async delegate (string kind) { SEND });", "{kind}"],
      ["a loop that awaits", 'var kind = "a"; await foreach (var kind in x) { SEND }', "{kind}"],
      ["a loop over pairs", 'var kind = "a"; foreach (var (a, kind) in x) { SEND }', "{kind}"],
      ["what awaits parentheses", 'var kind = await (Task.FromResult("a")); SEND', "a"],
      [
        "a function that is made under a test",
        'class C { void F(string x) { if (x == null) return; string Of(string k) => k; var kind = Of("a"); SEND } }',
        "a",
      ],
      ["a text of the whole library", 'var kind = System.String.Format("{0}", "a"); SEND', "a"],
      ["a generator", 'IEnumerable<X> F() { var kind = "a"; yield return (x); SEND }', "a"],
      [
        "a tuple taken apart that is not known",
        'var kind = "a"; { var (kind, b) = F(); SEND }',
        "{kind}",
      ],
      ["what a call gives out", "F(out Dictionary<string, string> kind); SEND", "{kind}"],
      ["a cast of parentheses", 'var kind = (string)(object)("a"); SEND', "a"],
      ["a cast of a negative number", "var kind = (int)-1; SEND", -1],
      ["a difference", "var kind = b - 1; SEND", "{b - 1}"],
      ["a delegate", 'delegate object Body(string kind); var kind = "a"; SEND', "a"],
      [
        "a conversion",
        'class C { public static implicit operator X<Y>(C c) { var kind = "a"; SEND } }',
        "a",
      ],
      [
        "a lambda with a type",
        'F(async Task<Results<A, B>> ([FromQuery(Name = "x")] string kind) => { SEND });',
        "{kind}",
      ],
      ["a type", "var kind = typeof(Dictionary<,>); SEND", "{typeof(Dictionary<,>)}"],
      [
        "a type with arguments",
        'F(A<int>.B, A<string, List<int>>.C, out var b); var kind = "a"; SEND',
        "a",
      ],
      ["a switch without an arrow", "var kind = x switch { 1 }; SEND", "{x switch { 1 }}"],
      ["a character", "var kind = 'a'; SEND", "{'a'}"],
      ["an array of arrays", 'string[][] a = new string[2][]; var kind = "a"; SEND', "a"],
      ["a preprocessor line", '#if DEBUG\nvar kind = "a";\n#endif\nSEND', "a"],
      ["an awaited call", "var kind = await F(); SEND", "{F()}"],
    ]),
  )("%s", (_, { program, types }) => {
    expect(typesIn("A.cs", program, CS)).toEqual(types);
  });
});
