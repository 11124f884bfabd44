import { isTemplate } from "../src/json/template.js";
import type { Document } from "../src/json/document.js";
import { escapeSegment } from "../src/json/pointer.js";
import type { App } from "../src/model/app.js";
import { type Environment, isSecretName } from "../src/model/environment.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** The Agents Toolkit's form (domain facts, section 13). */
const VARIABLE = /^\$\{\{\s*([A-Za-z_]\w*)\s*\}\}$/;

export default defineRule({
  id: "placeholder-resolved",
  severity: "warning",
  summary: "Every placeholder of a manifest or language file has a value",

  *checkApp(app) {
    const reported = new Set<string>();
    for (const { document, pointer, value } of app.fillIns) {
      if (isRepeated(reported, document, value)) continue;
      yield {
        at: { document, pointer },
        message: `${quote(value)} waits for somebody to replace it`,
        help: "write the real value here",
        ...(app.package.kind === "zip" && { severity: "error" }),
      };
    }
    for (const { document, pointer, raw } of placeholders(app)) {
      if (isRepeated(reported, document, raw)) continue;
      const finding =
        app.package.kind === "zip"
          ? leftInPackage(raw)
          : app.environment && withoutValue(raw, app.environment);
      if (finding) yield { at: { document, pointer }, ...finding };
    }
  },
});

interface Placeholder {
  readonly document: Document;
  readonly pointer: string;
  readonly raw: string;
}

function leftInPackage(raw: string): Omit<Finding, "at"> {
  return {
    severity: "error",
    message: `the placeholder ${quote(raw)} is still in the app package`,
    help: "build the package again, with the value filled in: nothing fills it any more",
  };
}

function withoutValue(raw: string, { files, empty, secret }: Environment): Omit<Finding, "at"> | undefined {
  const name = VARIABLE.exec(raw)?.[1];
  if (name === undefined || secret.has(name)) return undefined;
  const [file = "env/.env.dev"] = files;
  const holder = isSecretName(name) ? (files.find((other) => other.endsWith(".user")) ?? file) : file;
  if (empty.has(name)) {
    return {
      severity: "info",
      message: `${quote(name)} stands in the env file without a value`,
      help: `provisioning fills it in, or write it into ${holder}`,
    };
  }
  return { message: `${quote(raw)} has no value in ${holder}`, help: `add ${name}=… to ${holder}` };
}

/** What is unknown in the views, and in a package also what only an env file beside it resolved. */
function* placeholders(app: App): Iterable<Placeholder> {
  const fillIns = new Set(app.fillIns.map(({ document, pointer }) => document.source.file.file + pointer));
  for (const { document, view } of [{ document: app.document, view: app.manifest }, ...languagesOf(app)]) {
    if (app.package.kind === "zip") {
      for (const [pointer, { raw }] of document.filled ?? []) yield { document, pointer, raw };
    }
    const file = document.source.file.file;
    for (const { pointer, raw } of holes(view, "")) {
      if (!fillIns.has(file + pointer)) yield { document, pointer, raw };
    }
  }
}

function languagesOf({ languages }: App) {
  return languages.map(({ document, texts }) => ({ document, view: texts }));
}

function* holes(view: unknown, pointer: string): Iterable<{ pointer: string; raw: string }> {
  if (typeof view !== "object" || view === null) return;
  if (isTemplate(view)) {
    for (const part of view.parts) if (typeof part !== "string") yield { pointer, raw: part.raw };
    return;
  }
  for (const [key, child] of Object.entries(view)) yield* holes(child, `${pointer}/${escapeSegment(key)}`);
}

function isRepeated(reported: Set<string>, { source }: Document, raw: string): boolean {
  const key = `${source.file.file} ${raw.replace(/\s/g, "")}`;
  return reported.size === reported.add(key).size;
}
