import { HOLE, type Text } from "../json/template.js";
import { isFillIn } from "./fill-in.js";

/** A parsed entry of `validDomains`. */
export interface ValidDomain {
  /**
   * The host as `normalHost` spells it, with its stars, without scheme, port and path; each unknown part is `HOLE`,
   * `{teamSiteDomain}` too. Empty where the entry has no host.
   */
  readonly host: string;
  readonly mistake?: DomainMistake;
}

export interface DomainMistake {
  readonly kind: "blank" | "scheme" | "path" | "space" | "port" | "star" | "host";
  /** The corrected entry; absent where nobody can tell. */
  readonly mended?: string;
}

/** Parts that a person or Teams fills in: `{teamSiteDomain}`, `{TODO: hosted domain}`, `<host>`. */
const FILLED = /\{[^{}]*\}|<[^<>]*>|\[[^[\]]*\]/g;

/** Space, scheme, host, port, and all that follows. Matches every text, so it never goes back. */
const PARTS = /^(\s*)((?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/)?([^\s/\\?#:]*)(:[^\s/\\?#]*)?([^]*)$/;

/** Letters beyond ASCII make an internationalised name; underscores occur in names of machines. */
const LABEL = /^[A-Za-z0-9_\u0080-\uffff-]+$/;

/**
 * Parses an entry. The form is that of rule `valid-domain-is-host`: a host, with a star for each leading label that
 * may be any (manifest schema, `validDomains`), and a port on `localhost` alone. Holes are no mistake. Never throws;
 * linear in the length.
 */
export function parseValidDomain(entry: Text): ValidDomain {
  const { shape, holes } = withoutFilled(entry);
  const [, space = "", scheme = "", host = "", port = "", rest = ""] = PARTS.exec(shape) ?? [];
  if (shape.trim() === "") return { host: "", mistake: { kind: "blank" } };
  const kind = mistakeOf(space, scheme, host, port, rest);
  const normal = normalHost(host);
  if (kind === undefined) return { host: normal };
  if (holes.length === 0 && isFillIn(shape)) return { host: HOLE };

  const isSound = host !== "" && hostMistake(host) === undefined && !/^\s+\S/.test(rest);
  // A variable that stands alone before a path holds a whole URL more often than a host.
  if (!isSound || (scheme === "" && host.includes(HOLE)))
    return { host: normal, mistake: { kind } };
  let next = 0;
  const kept = host + (isLocalPort(host, port) ? port : "");
  const mended = kept.replaceAll(HOLE, () => holes[next++] ?? HOLE);
  return { host: normal, mistake: { kind, mended } };
}

function withoutFilled(entry: Text): { shape: string; holes: string[] } {
  const holes: string[] = [];
  const hide = (raw: string): string => {
    holes.push(raw);
    return HOLE;
  };
  const parts = typeof entry === "string" ? [entry] : entry.parts;
  const shape = parts.map((part) => {
    return typeof part === "string" ? part.replace(FILLED, hide) : hide(part.raw);
  });
  return { shape: shape.join(""), holes };
}

function mistakeOf(
  space: string,
  scheme: string,
  host: string,
  port: string,
  rest: string,
): DomainMistake["kind"] | undefined {
  if (scheme !== "") return "scheme";
  if (/^[/\\?#]/.test(rest)) return "path";
  if (space !== "" || rest !== "") return "space";
  if (port !== "" && !host.includes(HOLE) && !isLocalPort(host, port)) return "port";
  return hostMistake(host);
}

function isLocalPort(host: string, port: string): boolean {
  return host.toLowerCase() === "localhost" && /^:(?:\d{1,5}|\uFFFC)$/.test(port);
}

function hostMistake(host: string): "star" | "host" | undefined {
  if (host.includes(HOLE)) return undefined;
  const labels = host.replace(/\.$/, "").split(".");
  const first = labels.findIndex((label) => label !== "*");
  if (first === -1) return "star";
  for (const label of labels.slice(first)) {
    if (label.includes("*")) return "star";
    if (!LABEL.test(label)) return "host";
  }
  return undefined;
}

/** Lower case, without the dot of the root, internationalised labels in their ASCII form. */
function normalHost(host: string): string {
  const lower = host.toLowerCase().replace(/\.$/, "");
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(lower) || lower.includes(HOLE)) return lower;
  const stars = /^(?:\*\.)*/.exec(lower)?.[0] ?? "";
  try {
    return stars + new URL(`https://${lower.slice(stars.length)}`).hostname;
  } catch {
    return lower;
  }
}

/**
 * Whether an entry covers a host, or may cover it: a hole may be anything, and an entry with a mistake covers each
 * host that it spells out, because the mistake has its own finding. A star covers exactly one label.
 */
export function coversHost({ host: pattern, mistake }: ValidDomain, host: string): boolean {
  const wanted = normalHost(host);
  const hole = pattern.indexOf(HOLE);
  if (hole !== -1) {
    const tail = pattern.slice(pattern.lastIndexOf(HOLE) + 1);
    return (
      pattern.startsWith("*") ||
      (wanted.startsWith(pattern.slice(0, hole)) && wanted.endsWith(tail))
    );
  }
  if (mistake?.kind === "star") return wanted.endsWith(pattern.slice(pattern.lastIndexOf("*") + 1));
  if (mistake?.kind === "host" && pattern.includes(wanted)) return true;
  const stars = /^(?:\*\.)*/.exec(pattern)?.[0].length ?? 0;
  let start = 0;
  for (let label = 0; label < stars / 2; label++) {
    start = wanted.indexOf(".", start) + 1;
    if (start === 0) return false;
  }
  return wanted.slice(start) === pattern.slice(stars);
}
