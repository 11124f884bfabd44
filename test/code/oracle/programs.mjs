/** Programs of Python and C# that hold calls and objects in every place that the languages have for an expression. */
import fc from "fast-check";

/** `<e>` stands for an expression. */
const PYTHON_EXPRESSIONS = [
  "f()",
  "f(<e>)",
  "a.send(<e>, kind=<e>)",
  "f(*<e>, **<e>)",
  "f(<e> for x in <e>)",
  "f(<e>, (<e> for x in <e> if <e>))",
  "(await f)(<e>)",
  'g(<e>)["k"](<e>).h(<e>)',
  "{}",
  '{"a": <e>, "b": <e>, **<e>}',
  "{<e>: <e> for x, y in <e>}",
  "{<e>, <e>}",
  "{<e> for x in <e>}",
  '{"a": <e>} | {"b": <e>}',
  "[<e>, *<e>]",
  "[<e> for x in <e> for y in <e> if <e> if <e>]",
  "(<e>, <e>)",
  "(<e>)",
  "(<e> if <e> else <e>)",
  "(lambda x, y=<e>, *z, **k: <e>)",
  "(not <e>)",
  "(-<e>)",
  "(<e> or <e>)",
  "(<e> and <e>)",
  "(<e> + <e> * <e>)",
  "(<e> == <e>)",
  "(<e> not in <e>)",
  "(<e> is not <e> < <e>)",
  "(x := <e>)",
  "<e>.a[<e>]",
  "a[<e>:<e>]",
  'f"{f(a)} {{ {b.c(1, 2)!r} {d:>{g(3)}} }}"',
  "'a' 'b'",
  '"""a\n"b" # c\n  """',
  "r'\\d'",
  '"%s" % f(<e>)',
  "0x1F",
  "1_000.5e-3j",
  "None",
  "...",
  "name",
  "(yield <e>)",
  "(yield from <e>)",
];

/** `<b>` stands for a block, which is indented deeper. */
const PYTHON_STATEMENTS = [
  "<e>",
  "x = <e>",
  "x, *y = <e>, <e>",
  "x = y = <e>",
  "x: T = <e>",
  "x.y[<e>] += <e>",
  "x |= <e>",
  "return <e>",
  "raise <e> from <e>",
  "assert <e>, <e>",
  "del x[<e>]; f(<e>)",
  "global x",
  "import a.b as c",
  "from . import (\n    a,\n    b,\n)",
  "pass  # f(1)",
  "x = <e> \\\n    + <e>",
  "f(\n  <e>,  # g(1)\n\n  <e>,\n)",
  "if <e>:<b>\nelif <e>:<b>\nelse:<b>",
  "if <e>: f(<e>); g(<e>)",
  "for x, (y, z) in <e>:<b>\nelse:<b>",
  "while <e>:<b>",
  "try:<b>\nexcept (A, B) as e:<b>\nelse:<b>\nfinally:<b>",
  "with f(<e>) as x, <e>:<b>",
  'match <e>:\n  case A(x=1) | {"k": 2} if <e>:\n    f(1)\n  case [1, *rest] as y:\n    f(2)\n  case _:\n    pass',
  "@a.b(<e>)\ndef f(a, /, b: T = <e>, *c, d=<e>, **e) -> T:<b>",
  "async def f():<b>",
  "async def f():\n  async for x in <e>:\n    await f(<e>)\n  async with <e> as y:\n    return [<e> async for z in <e>]",
  "class A(B, metaclass=C):<b>",
  "@dataclass\nclass A:\n  x: int = f(<e>)\n  y: T = field(default=<e>)\n  def m(self, x=<e>):\n    return self.f(<e>)",
  "print(<e>); match = f(<e>)",
];

const CSHARP_EXPRESSIONS = [
  "F()",
  "F(<e>)",
  "a.Send(<e>, kind: <e>)",
  "F<int>(<e>)",
  "a?.G<List<A?>>(<e>)?.H(<e>)!",
  "F(out var b, out Dictionary<string, int> c, ref d, in e)",
  "(await F(<e>)).G(<e>)",
  "await (<e> as A).G(<e>)",
  "a[<e>](<e>)",
  "new { }",
  "new { a = <e>, b.C, D = <e> }",
  "new A(<e>)",
  "new A { B = <e>, C = { D = <e> }, G = { <e>, <e> } }",
  "new A<B>(<e>, <e>) { [<e>] = <e> }",
  'new Dictionary<string, object> { { "a", <e> }, { "b", <e> } }',
  "new() { A = <e> }",
  "new[] { <e>, <e> }",
  "new int[] { <e> }",
  "new string[<e>]",
  "(<e>)",
  "(<e>, b: <e>)",
  "(A)(<e>)",
  "(int)-<e>",
  "(<e> ? <e> : <e>)",
  "(<e> ?? throw new A(<e>))",
  "(<e> && <e> || !<e>)",
  "(<e> + <e> * <e>)",
  "(<e> == <e>)",
  "(a < b && c > d)",
  "F(1L << 35, <e>)",
  '(<e> is null or A { B: > 1, C: [1, ..] } and not "x")',
  "(<e> is A b)",
  "(<e> as A)",
  "<e> switch { 1 => <e>, A { B: 2 } when <e> => <e>, _ => <e> }",
  "(a with { B = <e> })",
  "F(x => <e>)",
  "F(async (a, b) => { F(<e>); return <e>; })",
  "F(static (int a) => new { a })",
  "F(delegate (int a) { G(<e>); })",
  "F(async Task<A<B>> (int a) => <e>)",
  "typeof(A<,>)",
  "default(A<B>)",
  "nameof(a.B)",
  '$"{F(1)} {{ {G(2, 3):x,4} }}"',
  '$"""a {F(1)} "b" """',
  '@"a ""b"" \\"',
  '"""a "b" """',
  "'\\''",
  '"a" + <e>',
  "[1, ..a]",
  "0x1Fu",
  "1.5m",
  "null",
  "name",
  "F(A<B>.C, <e>)",
  "a!.F(<e>)",
  "a++",
];

/** `<b>` stands for a block. */
const CSHARP_STATEMENTS = [
  "F(<e>);",
  "var x = <e>;",
  "A<B>? x = <e>, y = <e>;",
  "var (x, y) = <e>;",
  "x = <e>;",
  "x.Y[<e>] += <e>;",
  "x ??= <e>;",
  "return <e>;",
  "throw new A(<e>);",
  "yield return <e>;",
  "if (<e>) <b> else if (<e>) F(<e>); else <b>",
  "foreach (var (k, v) in <e>) <b>",
  "await foreach (var x in <e>) <b>",
  "for (var i = 0; i < F(<e>); i++) <b>",
  "while (<e>) <b>",
  "do <b> while (<e>);",
  "switch (<e>) { case 1: case A { B: 2 } when <e>: F(<e>); break; default: <b> break; }",
  "try <b> catch (A e) when (<e>) <b> finally <b>",
  "using (var x = F(<e>)) <b>",
  "using var x = F(<e>);",
  "lock (<e>) <b>",
  "static int L(int a = 1) => F(<e>);",
  "async Task L<T>(T a) where T : new() <b>",
  "<b>",
  "// F(1)\n",
  "/* F(1) */",
  "#if DEBUG\nF(2);\n#endif\n",
  'const string K = "a";',
  "goto end; end: F(<e>);",
];

/** `<s>` stands for a statement. */
const CSHARP_MEMBERS = [
  "int f = F(<e>);",
  'public const string K = "a";',
  "public string P { get; private set; } = F(<e>);",
  "public string P { get { <s> return <e>; } set => F(value); }",
  "public string P => F(<e>);",
  "event A X { add { <s> } remove { F(<e>); } }",
  "public C(int a) : base(a, F(<e>)) { <s> }",
  "~C() { <s> }",
  "[A(1), B] public async Task<A> M([C] int a, params string[] b) { <s> <s> }",
  "Task I<A>.M(int a) => F(<e>);",
  "public static implicit operator A<B>(C c) => F(<e>);",
  "public static C operator +(C a, C b) { <s> }",
  "class D(int a) : B(a) { void M() { <s> } }",
  "record R(string A, [property: B] int C = 1);",
  "enum K { A = 1, [B] C }",
  "interface I { void M(); int N() => F(<e>); }",
  "delegate A D<T>(T a);",
];

const python = {
  e: (depth) => filled(PYTHON_EXPRESSIONS, python, depth),
  b: (depth) => blockOf(fc.array(pythonStatement(depth), { minLength: 1, maxLength: 3 })),
};

const csharp = {
  e: (depth) => filled(CSHARP_EXPRESSIONS, csharp, depth),
  b: (depth) => fc.array(csharp.s(depth), { maxLength: 2 }).map((all) => `{\n${all.join("\n")}\n}`),
  s: (depth) => filled(CSHARP_STATEMENTS, csharp, depth),
};

/** A pattern whose holes are filled in; at depth 0 a pattern without holes. */
function filled(patterns, holes, depth) {
  const open = depth > 0 ? patterns : patterns.filter((pattern) => !/<[ebs]>/.test(pattern));
  return fc.constantFrom(...open).chain((pattern) => {
    const parts = pattern.split(/(<[ebs]>)/);
    const values = parts.map((part, at) =>
      at % 2 === 0 ? fc.constant(part) : holes[part[1]](depth - 1),
    );
    return fc.tuple(...values).map((all) => all.join(""));
  });
}

function pythonStatement(depth) {
  return filled(PYTHON_STATEMENTS, python, depth);
}

function blockOf(statements) {
  return statements.map((all) => `\n${all.join("\n")}`.replaceAll("\n", "\n  "));
}

const DEPTH = 4;

/** Whole programs by the ending of their files. */
export const PROGRAMS = {
  py: fc.array(pythonStatement(DEPTH), { maxLength: 4 }).map((all) => `${all.join("\n")}\n`),
  cs: fc
    .array(filled(CSHARP_MEMBERS, csharp, DEPTH + 1), { maxLength: 4 })
    .map((all) => `namespace N;\npublic class C : Base\n{\n${all.join("\n")}\n}\n`),
};

/** Expressions of up to three within each other. */
export const EXPRESSIONS = { py: python.e(3), cs: csharp.e(3) };
