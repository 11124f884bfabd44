import type { Document } from "../src/json/document.js";
import { type Environment, fileOfVariable, isProvisioned } from "../src/model/environment.js";
import { placeholders } from "../src/model/placeholders.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** The Agents Toolkit's form (domain facts, section 13). */
const VARIABLE = /^\$\{\{\s*([A-Za-z_]\w*)\s*\}\}$/;

/** The variables that `envsubst` and build scripts fill in. */
const SHELL_VARIABLE = /\$\{[A-Za-z_]\w*\}/;

export default defineRule({
  id: "placeholder-resolved",
  severity: "warning",
  summary: "Every placeholder of a manifest or language file has a value",

  *checkApp(app) {
    const reported = new Set<string>();
    for (const { document, pointer, value } of app.fillIns) {
      const isFilledLater = SHELL_VARIABLE.test(value) && app.package.kind !== "zip";
      if ((isFilledLater && !app.environment) || isRepeated(reported, document, value)) continue;
      yield {
        at: { document, pointer },
        message: `${quote(value)} waits for somebody to replace it`,
        help: isFilledLater
          ? "write ${{…}} for a variable of the env file, or the real value"
          : "write the real value here",
        ...(app.package.kind === "zip" && { severity: "error" }),
      };
    }
    for (const { document, pointer, raw } of placeholders(app)) {
      if (isRepeated(reported, document, raw)) continue;
      const finding =
        app.package.kind === "zip"
          ? leftInPackage(raw)
          : app.environment && withoutValue(raw, app.environment, isProvisioned(app));
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
  environment: Environment,
  isReady: boolean,
): Omit<Finding, "at"> | undefined {
  const name = VARIABLE.exec(raw)?.[1];
  if (name === undefined || environment.secret.has(name)) return undefined;
  const holder = fileOfVariable(name, environment);
  if (environment.empty.has(name)) {
    return {
      severity: "info",
      message: `${quote(name)} stands in the env file without a value`,
      help: `provisioning fills it in, or write it into ${holder}`,
    };
  }
  return {
    message: `${quote(raw)} has no value in ${holder}`,
    help: isReady
      ? `add ${name}=… to ${holder}`
      : `provisioning fills it in, or add ${name}=… to ${holder}`,
    ...(!isReady && { severity: "info" }),
  };
}

function isRepeated(reported: Set<string>, { source }: Document, raw: string): boolean {
  const key = `${source.file.file} ${raw.replace(/\s/g, "")}`;
  return reported.size === reported.add(key).size;
}
