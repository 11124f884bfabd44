import { HOLE, isBlank, known, rawText, type Text, withHoles } from "../src/json/template.js";
import { isGuid, microsoftApp, sameId, ZERO_GUID } from "../src/model/ids.js";
import type { ManifestView } from "../src/model/manifest.js";
import { tabUrls, urlHost } from "../src/model/tabs.js";
import { defineRule, type Findings } from "../src/rule.js";
import { list, quote } from "../src/words.js";

const AT = "/webApplicationInfo/resource";

/** What a script writes for a variable without a value, as a whole segment. */
const EMPTY_VALUE = /(?:^|\/|botid-)(undefined|null)(?=[/:]|$)/;

export default defineRule({
  id: "entra-app-resource",
  severity: "warning",
  summary: "webApplicationInfo.resource is present and fits the Entra app and the host of a tab",

  checkApp({ manifest, errors }): Findings {
    const info = manifest.webApplicationInfo;
    if (!info || errors.some((error) => isAboutResource(error))) return;
    if (isBlank(info.resource)) {
      // What the schema refused is there as undefined, a misspelt resource too. Nested app
      // authentication asks for no resource.
      const isOpen = info.id === undefined || Object.values(info).includes(undefined);
      if (isOpen || info.nestedAppAuthInfo) return;
      return {
        at: AT,
        message:
          info.resource === undefined
            ? "webApplicationInfo has no resource"
            : "the resource is blank",
        help: 'an app without single sign-on writes a URL of its own, such as "https://notifications.example.com"',
      };
    }
    const resource = info.resource as Text;
    const fault = mistakeIn(withHoles(resource)) ?? mismatch(resource, manifest);
    return (
      fault && {
        at: AT,
        message: `the resource ${quote(rawText(resource))} ${fault.fact}`,
        help: fault.cure,
      }
    );
  },
});

interface Fault {
  /** Follows the quoted resource. */
  readonly fact: string;
  readonly cure: string;
}

function isAboutResource({
  pointer,
  params,
}: {
  pointer: string;
  params: Readonly<Record<string, unknown>>;
}) {
  return (
    pointer === AT ||
    (pointer === "/webApplicationInfo" && params["missingProperty"] === "resource")
  );
}

function mistakeIn(resource: string): Fault | undefined {
  const empty = EMPTY_VALUE.exec(resource)?.[1];
  if (empty !== undefined) {
    return {
      fact: `holds ${quote(empty)} where a value was to be filled in`,
      cure: "look where the manifest is built for a variable without a value",
    };
  }
  if (!resource.includes("*")) return undefined;
  return { fact: "holds a wildcard", cure: "name one host that the app owns" };
}

/** `api://host/guid` and `api://host/botid-guid` name a tab's host; the first the Entra app too. */
function mismatch(resource: Text, manifest: ManifestView): Fault | undefined {
  const path = /^api:\/\/(.*)$/i.exec(withHoles(resource))?.[1]?.split("/") ?? [];
  const last = path.at(-1) ?? "";
  const isBot = /^botid-/i.test(last);
  if (path.length < 2 || !(isBot || isGuid(last) || last.includes(HOLE))) return undefined;
  const id = known(manifest.webApplicationInfo?.id);
  if (isGuid(last) && id !== undefined && isGuid(id) && !sameId(last, id) && isOwn(id)) {
    return {
      fact: "ends in another id than webApplicationInfo.id",
      cure: `let it end in ${quote(id)}`,
    };
  }
  const host = urlHost(resource);
  const tabHosts = tabUrls(manifest).map(({ url }) => urlHost(url));
  if (
    host === undefined ||
    tabHosts.length === 0 ||
    tabHosts.some((tab) => tab === undefined || tab === host)
  ) {
    return undefined;
  }
  const hosts = [...new Set(tabHosts)] as string[];
  return {
    fact: `names the host ${quote(host)}, which is that of no tab`,
    cure: `the tabs have ${list(hosts)}`,
  };
}

/** An id of zeros or of Microsoft's own apps is what `entra-app-id-real` reports. */
function isOwn(id: string): boolean {
  return id !== ZERO_GUID && microsoftApp(id) === undefined;
}
