import { parse, type ParserPlugin } from "@babel/parser";
import { dialect } from "./dialect.js";
import { lowerExpression, lowerParts } from "./expressions.js";
import type { Node, Walk } from "./nodes.js";
import { walkAll } from "./statements.js";
import { createLowering } from "../lowering.js";
import type { Span } from "../literal.js";
import type { Program } from "../program.js";

/**
 * Reads JavaScript or TypeScript, chosen by the file's ending. Undefined for a text that the parser cannot read.
 * Throws RangeError where the program nests too deeply.
 */
export function readJavaScript(text: string, start: number, name: string): Program | undefined {
  const ast = parseSource(name.toLowerCase(), text, start);
  if (!ast) return undefined;
  const lowering = createLowering(dialect);
  const walk: Walk = {
    written: (from, to) => text.slice(from - start, to - start),
    isTemplate: /\.ejs$/i.test(name),
    lowering,
    expression: lowerExpression,
    statements: walkAll,
    parts: lowerParts,
  };
  const top = lowering.scope({ start, end: start + text.length }, "block");
  walkAll(walk, ast.program.body as Node[], top);
  const comments = (ast.comments ?? []).map((comment) => comment as Span);
  return { ...lowering.finish(), text, start, top, comments };
}

function parseSource(
  name: string,
  text: string,
  start: number,
): ReturnType<typeof parse> | undefined {
  const isTyped = /\.[cm]?tsx?$/.test(name) || /<script[^<>]*\blang=["']tsx?["']/.test(text);
  const isTemplate = name.endsWith(".ejs");
  const source = isTemplate || /\.(?:vue|svelte)$/.test(name) ? scriptsOf(text) : text;
  // `<T>value` is a type assertion in TypeScript and an element everywhere else.
  const isMarkup = !/\.[cm]?ts$/.test(name) && !(isTyped && !name.endsWith("x"));
  const plugins: ParserPlugin[] = ["decorators", "explicitResourceManagement"];
  if (isTyped) plugins.push("typescript");
  else plugins.push("flow");
  if (isMarkup) plugins.push("jsx");
  try {
    return parse(isTemplate ? withoutTags(source) : source, {
      sourceType: "unambiguous",
      startIndex: start,
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      attachComment: false,
      plugins,
    });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

/** The text with all but its script blocks blanked, so that every offset still holds. */
function scriptsOf(text: string): string {
  let scripts = "";
  for (const match of text.matchAll(/<script\b[^>]{0,300}>/gi)) {
    const start = match.index + match[0].length;
    if (start < scripts.length) continue;
    const end = text.indexOf("</script", start);
    scripts +=
      blank(text.slice(scripts.length, start)) + text.slice(start, end < 0 ? text.length : end);
  }
  return scripts + blank(text.slice(scripts.length));
}

/**
 * The text with EJS tags replaced: printing tags become an undeclared name, other tags spaces, at the same length.
 */
function withoutTags(text: string): string {
  let plain = "";
  for (let at = 0; ;) {
    const start = text.indexOf("<%", at);
    const end = start < 0 ? -1 : text.indexOf("%>", start);
    if (end < 0) return plain + text.slice(at);
    const tag = text.slice(start, end + 2);
    const prints = tag[2] === "=" || tag[2] === "-";
    plain += text.slice(at, start) + (prints ? tag.replace(/[^\r\n]/g, "$$") : blank(tag));
    at = end + 2;
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
