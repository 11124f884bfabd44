import { HOLE, known, type Text, withHoles } from "../json/template.js";
import { list, quote } from "../words.js";
import { isGuid, microsoftApp, sameId, ZERO_GUID } from "./ids.js";
import type { ManifestView } from "./manifest.js";
import { tabUrls, urlHost } from "./tabs.js";

/** A mistake in `webApplicationInfo.resource`, with the words for its message. */
export interface ResourceFault {
  /** Follows the quoted resource. */
  readonly fact: string;
  readonly cure: string;
}

/** `undefined` or `null` as a whole segment: scripts write them for a variable without a value. */
const EMPTY_VALUE = /(?:^|\/|botid-)(undefined|null)(?=[/:]|$)/;

/**
 * The first mistake in a resource: a value nobody filled in, a wildcard, or in `api://host/id` another app's id or a
 * host that no tab has. Undefined for a resource without a mistake, and where a hole hides the mistake.
 */
export function resourceFault(resource: Text, manifest: ManifestView): ResourceFault | undefined {
  return mistakeIn(withHoles(resource)) ?? mismatch(resource, manifest);
}

function mistakeIn(resource: string): ResourceFault | undefined {
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
function mismatch(resource: Text, manifest: ManifestView): ResourceFault | undefined {
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

/** Rule `entra-app-id-real` reports ids of zeros and ids of Microsoft's own apps. */
function isOwn(id: string): boolean {
  return id !== ZERO_GUID && microsoftApp(id) === undefined;
}
