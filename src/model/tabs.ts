import { HOLE, type Text, withHoles } from "../json/template.js";
import { isFillIn } from "./fill-in.js";
import type { ManifestView } from "./manifest.js";

/** A URL that Teams shows: in a tab, in its configuration, in a dialog. */
export interface TabUrl {
  /** `/staticTabs/0/contentUrl` */
  readonly pointer: string;
  readonly url: Text;
}

/** The content URLs of the personal tabs, then the configuration URLs of the others. */
export function tabUrls({ staticTabs, configurableTabs }: ManifestView): TabUrl[] {
  const urls: TabUrl[] = [];
  for (const [index, tab] of (staticTabs ?? []).entries()) {
    if (tab?.contentUrl === undefined) continue;
    urls.push({ pointer: `/staticTabs/${index}/contentUrl`, url: tab.contentUrl });
  }
  for (const [index, tab] of (configurableTabs ?? []).entries()) {
    if (tab?.configurationUrl === undefined) continue;
    urls.push({
      pointer: `/configurableTabs/${index}/configurationUrl`,
      url: tab.configurationUrl,
    });
  }
  return urls;
}

/** The URLs of the dialogs that commands of message extensions open. */
export function dialogUrls({ composeExtensions }: ManifestView): TabUrl[] {
  const urls: TabUrl[] = [];
  for (const [index, extension] of (composeExtensions ?? []).entries()) {
    for (const [position, command] of (extension?.commands ?? []).entries()) {
      if (command?.taskInfo?.url === undefined) continue;
      const pointer = `/composeExtensions/${index}/commands/${position}/taskInfo/url`;
      urls.push({ pointer, url: command.taskInfo.url });
    }
  }
  return urls;
}

/**
 * The host of a URL, in lower case and without its port. Undefined for a URL without a host, and for a host that is
 * filled in later: by a tool, a person, or Teams itself (`{teamSiteDomain}`).
 */
export function urlHost(url: Text): string | undefined {
  const shape = withHoles(url);
  const host = /^\s*[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/([^\s/\\?#:]+)/.exec(shape)?.[1];
  if (host === undefined || /[{}<>[\]@]/.test(host) || host.includes(HOLE)) return undefined;
  return isFillIn(host) ? undefined : host.toLowerCase();
}
