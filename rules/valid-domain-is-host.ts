import { isBlank, rawText, type Text } from "../src/json/template.js";
import { isOfficeAddin } from "../src/model/capabilities.js";
import { type DomainMistake, parseValidDomain } from "../src/model/valid-domain.js";
import { defineRule, type Edit, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

const FACTS: Readonly<Record<DomainMistake["kind"], string>> = {
  blank: "names no host",
  scheme: "holds a scheme, and an entry is a host alone",
  path: "holds a path, and an entry is a host alone",
  space: "holds white space, and an entry is one host",
  port: "holds a port, which only localhost may have",
  star: "has a star that stands for no whole label in front of a host",
  host: "is no host",
};

export default defineRule({
  id: "valid-domain-is-host",
  severity: "error",
  summary:
    "A valid domain, or one of a message handler, is a host, with stars for leading labels, and has no scheme, path or port",
  fixable: true,

  *checkApp({ manifest }): Generator<Finding> {
    // The domains of an Office add-in have a scheme, as in an XML manifest (Office-Addin-TaskPane#82).
    if (isOfficeAddin(manifest)) return;
    yield* judge(manifest.validDomains, "/validDomains");
    for (const [index, extension] of (manifest.composeExtensions ?? []).entries()) {
      for (const [position, handler] of (extension?.messageHandlers ?? []).entries()) {
        const at = `/composeExtensions/${index}/messageHandlers/${position}/value/domains`;
        yield* judge(handler?.value?.domains, at);
      }
    }
  },
});

function* judge(
  entries: readonly (Text | undefined)[] | undefined,
  list: string,
): Generator<Finding> {
  for (const [index, entry] of (entries ?? []).entries()) {
    if (entry === undefined) continue;
    const { mistake } = parseValidDomain(entry);
    if (!mistake) continue;
    const at = `${list}/${index}`;
    const fix = isBlank(entry) ? { remove: at } : replacement(at, mistake.mended);
    yield {
      at,
      message: `the domain ${quote(rawText(entry))} ${FACTS[mistake.kind]}`,
      help: cure(mistake),
      fix: fix && { edits: [fix] },
    };
  }
}

function replacement(at: string, mended: string | undefined): Edit | undefined {
  return mended === undefined ? undefined : { replace: at, text: JSON.stringify(mended) };
}

function cure({ kind, mended }: DomainMistake): string {
  if (mended !== undefined) return `write ${quote(mended)}`;
  if (kind === "blank") return "remove the entry";
  if (kind === "star")
    return 'write one star for each leading label that may be any: "*.app.example.com"';
  return 'write one host for each entry: "app.example.com"';
}
