import { HOLE, known, withHoles } from "../src/json/template.js";
import { isTunnel, sharedDomain } from "../src/model/shared-domains.js";
import { tabUrls } from "../src/model/tabs.js";
import { parseValidDomain } from "../src/model/valid-domain.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "valid-domain-owned",
  severity: "warning",
  summary:
    "An entry of validDomains is neither a wildcard over a domain that strangers share nor a tunnel",

  *checkApp({ manifest, package: { kind } }): Generator<Finding> {
    for (const [index, entry] of (manifest.validDomains ?? []).entries()) {
      const domain = known(entry);
      if (domain === undefined) continue;
      const { host, mistake } = parseValidDomain(domain);
      if (mistake || host.includes(HOLE)) continue;
      const at = `/validDomains/${index}`;
      if (isTunnel(host)) {
        yield {
          at,
          message: `the domain ${quote(domain)} is that of a tunnel to a developer's machine`,
          help: "before you publish the app, name the host where it runs",
          // Developers use tunnels in a source folder; a package gets published.
          severity: kind === "zip" ? "warning" : "info",
        };
        continue;
      }
      const shared = sharedDomain(host);
      if (shared === undefined || (shared === "sharepoint.com" && hasTeamSiteTab(manifest)))
        continue;
      yield {
        at,
        message: `the wildcard ${quote(domain)} spans hosts of other people: anybody may have one under ${quote(shared)}`,
        help: `name the app's own host under ${quote(shared)}`,
      };
    }
  },
});

/**
 * Whether the app has a SharePoint Framework tab: it runs on any site to which it is added, so no host can be named.
 */
function hasTeamSiteTab(manifest: Parameters<typeof tabUrls>[0]): boolean {
  return tabUrls(manifest).some(({ url }) => withHoles(url).includes("{teamSiteDomain}"));
}
