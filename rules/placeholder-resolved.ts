import type { Document } from "../src/json/document.js";
import { type Environment, isSecretName } from "../src/model/environment.js";
import { placeholders } from "../src/model/placeholders.js";
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

function leftInPackage(raw: string): Omit<Finding, "at"> {
  return {
    severity: "error",
    message: `the placeholder ${quote(raw)} is still in the app package`,
    help: "build the package again, with the value filled in: nothing fills it any more",
  };
}

function withoutValue(
  raw: string,
  { files, empty, secret }: Environment,
): Omit<Finding, "at"> | undefined {
  const name = VARIABLE.exec(raw)?.[1];
  if (name === undefined || secret.has(name)) return undefined;
  const [file = "env/.env.dev"] = files;
  const holder = isSecretName(name)
    ? (files.find((other) => other.endsWith(".user")) ?? file)
    : file;
  if (empty.has(name)) {
    return {
      severity: "info",
      message: `${quote(name)} stands in the env file without a value`,
      help: `provisioning fills it in, or write it into ${holder}`,
    };
  }
  return { message: `${quote(raw)} has no value in ${holder}`, help: `add ${name}=… to ${holder}` };
}

function isRepeated(reported: Set<string>, { source }: Document, raw: string): boolean {
  const key = `${source.file.file} ${raw.replace(/\s/g, "")}`;
  return reported.size === reported.add(key).size;
}
