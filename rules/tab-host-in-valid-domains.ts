import { holdsRefused } from "../src/model/refused.js";
import { dialogUrls, tabUrls, urlHost } from "../src/model/tabs.js";
import { coversHost, parseValidDomain, type ValidDomain } from "../src/model/valid-domain.js";
import { defineRule, type Finding, type Related } from "../src/rule.js";
import { quote } from "../src/words.js";

/** Comparisons of a URL with a domain: the schemas allow 17 tabs, 10 dialogs and 100 domains. */
const MOST_COMPARISONS = 1_000_000;

export default defineRule({
  id: "tab-host-in-valid-domains",
  severity: "warning",
  summary: "validDomains covers the host of every tab, and of every dialog of a command",

  *checkApp({ document, manifest }): Generator<Finding> {
    const entries = manifest.validDomains;
    if (!entries && (holdsRefused(manifest) || document.source.problems.length > 0)) return;
    const domains: ValidDomain[] = [];
    for (const entry of entries ?? []) {
      // A refused entry may cover any host.
      if (entry === undefined) return;
      domains.push(parseValidDomain(entry));
    }

    const urls = [...tabUrls(manifest), ...dialogUrls(manifest)];
    if (urls.length * domains.length > MOST_COMPARISONS) return;
    const uncovered = new Map<string, string[]>();
    for (const { pointer, url } of urls) {
      const host = urlHost(url);
      // Only the developer opens a tab on localhost.
      if (host === undefined || host === "localhost") continue;
      if (domains.some((domain) => coversHost(domain, host))) continue;
      const pointers = uncovered.get(host);
      if (pointers) pointers.push(pointer);
      else uncovered.set(host, [pointer]);
    }
    for (const [host, [at, ...others]] of uncovered) {
      if (at === undefined) continue;
      const related = others.map((other): Related => ({
        at: other,
        message: `this ${shownIn(other)} has the same host`,
      }));
      yield {
        at,
        message: `validDomains does not cover the host ${quote(host)} of this ${shownIn(at)}`,
        help: `add ${quote(host)} to validDomains`,
        related,
      };
    }
  },
});

function shownIn(pointer: string): "tab" | "dialog" {
  return pointer.startsWith("/composeExtensions/") ? "dialog" : "tab";
}
