import ts from "typescript";

/** The options of a strict project, for a file that it did not write itself. */
export const STRICT: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

/** The compiler's own declarations, which take longer to parse than all else. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** The compiler's messages about programs. `texts` are files that are on no disk. */
export function diagnose(
  paths: readonly string[],
  texts: Readonly<Record<string, string>>,
  options: ts.CompilerOptions,
): readonly ts.Diagnostic[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => Object.hasOwn(texts, name) || fileExists(name);
  host.readFile = (name) => texts[name] ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => {
    if (Object.hasOwn(texts, name)) return ts.createSourceFile(name, texts[name]!, target);
    if (!/\/lib\.[\w.]+\.d\.ts$/.test(name)) return getSourceFile(name, target, ...rest);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, target, ...rest));
    return libraries.get(name);
  };
  const program = ts.createProgram([...paths, ...Object.keys(texts)], options, host);
  return ts.getPreEmitDiagnostics(program);
}

/** The errors of a compilation, each on one line, by file. */
export function compile(
  paths: readonly string[],
  texts: Readonly<Record<string, string>> = {},
  options: ts.CompilerOptions = STRICT,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { file, messageText } of diagnose(paths, texts, options)) {
    const name = file?.fileName ?? "";
    const message = ts.flattenDiagnosticMessageText(messageText, "\n").replace(/\s*\n\s*/g, " ");
    found.set(name, [...(found.get(name) ?? []), message]);
  }
  return found;
}
