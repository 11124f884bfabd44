import { threeNumbers } from "../model/app-version.js";
import { quote } from "../words.js";
import type { Phrase } from "./type-words.js";

/** A pattern in words. `cure` gives the value that was probably meant, or undefined. */
interface PatternWords {
  readonly what: string;
  readonly help: string;
  readonly cure?: (value: string) => string | undefined;
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const guid: PatternWords = {
  what: "not a GUID",
  help: "write 32 hexadecimal digits in groups of 8-4-4-4-12",
  cure: (value) => {
    const digits = value.replace(/[^0-9a-z]/gi, "").toLowerCase();
    const whole = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    return GUID.test(whole) ? whole : undefined;
  },
};

const url: PatternWords = {
  what: "not a URL with https://",
  help: "write the whole address, beginning with https://",
  cure: (value) => withScheme(value.trim()),
};

const secureUrl: PatternWords = { ...url, what: "not an https:// URL" };

const versionNumber: PatternWords = {
  what: "not a version like 1.0.0",
  help: "write three numbers with dots between, without leading zeros",
  cure: threeNumbers,
};

const identifier = (what: string, help: string): PatternWords => ({ what, help });

/**
 * Each pattern and format of the 31 manifest schemas and of the 26 Localization schemas, as the
 * validators hold it; a test asks for every one of them.
 */
const words: ReadonlyMap<string, PatternWords> = new Map([
  ["^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$", guid],
  ["^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", guid],
  ["uuid", guid],
  ["uri", url],
  ["^[Hh][Tt][Tt][Pp][Ss]?://", url],
  ["^[Hh][Tt][Tt][Pp][Ss]://", secureUrl],
  [
    "^#[0-9a-fA-F]{6}$",
    { what: "not a colour like #336699", help: "write # and six hexadecimal digits", cure: colour },
  ],
  // Before and after the correction of scripts/schema-source.mjs.
  ["^([0-9]|[1-9]+[0-9]*)\\.([0-9]|[1-9]+[0-9]*)\\.([0-9]|[1-9]+[0-9]*)$", versionNumber],
  ["^([0-9]|[1-9][0-9]*)\\.([0-9]|[1-9][0-9]*)\\.([0-9]|[1-9][0-9]*)$", versionNumber],
  [
    "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$",
    {
      what: "not a language tag like en-us",
      help: "write up to three groups of letters and digits with hyphens between",
      cure: (value) => languageTag(value.trim()),
    },
  ],
  [
    "^((([0-9]*\\.)?[0-9]+)|[lL][aA][rR][gG][eE]|[mM][eE][dD][iI][uU][mM]|[sS][mM][aA][lL][lL])$",
    {
      what: "not a size",
      help: 'write "small", "medium", "large" or a number of pixels in quotes',
      cure: pixels,
    },
  ],
  ["^(?![nN][uU][lL]{2}$)\\s*\\S.*", { what: "blank", help: "give it a text" }],
  [
    "^[A-Za-z][A-Za-z0-9._]*$",
    identifier("not a name of letters, digits, dots and underscores", "begin it with a letter"),
  ],
  [
    "^[a-zA-Z][a-zA-Z0-9._]*$",
    identifier("not a name of letters, digits, dots and underscores", "begin it with a letter"),
  ],
  [
    "^[\\p{L}][\\p{L}0-9._]*$",
    identifier("not a name of letters, digits, dots and underscores", "begin it with a letter"),
  ],
  [
    "^[a-zA-Z0-9._-]+$",
    identifier(
      "not a name of letters, digits, dots, underscores and hyphens",
      "take other characters out",
    ),
  ],
  [
    "^[A-Za-z0-9-_+]+$",
    identifier("not a key combination", 'join keys with plus signs: "Ctrl+Shift+K"'),
  ],
  [
    "^[A-Za-z0-9][A-Za-z0-9-]*$",
    identifier("not a header name", "use letters, digits and hyphens, and no hyphen first"),
  ],
  ["^[A-Z0-9]+$", identifier("not a key tip", "use capital letters and digits alone")],
  [
    "^(?!.*[\\r\\n\\f\\b\\v\\u0007\\t])[\\S]*\\.xll$",
    identifier("not the name of an .xll file", "end it with .xll, without white space"),
  ],
]);

/** A value that breaks a pattern or format, in words. */
export function patternWords(pattern: string, value: string): Phrase {
  const known = words.get(pattern);
  const subject = quote(value);
  if (!known)
    return {
      message: `${subject} does not have the form that is expected here`,
      help: "compare it with the documentation",
    };
  const { what, help, cure } = known;
  const cured = value.length <= 2048 ? cure?.(value) : undefined;
  if (cured === undefined || cured === value) return { message: `${subject} is ${what}`, help };
  const isUrl = known === url || known === secureUrl;
  const message = isUrl ? `${subject} ${missingScheme(value)}` : `${subject} is ${what}`;
  return { message, help: `write ${quote(cured)}` };
}

function missingScheme(value: string): string {
  return /^http:\/\//i.test(value.trim())
    ? "begins with http:// and not with https://"
    : "has no https://";
}

/** An address without a scheme, or with a misspelt scheme, as a URL; undefined for a text that is no address. */
function withScheme(value: string): string | undefined {
  if (/^http:\/\/\S+$/i.test(value)) return `https${value.slice(4)}`;
  const bare = value.replace(/^(?:https?(?::\/{0,2}|\/{1,2})|\/\/)(?=[\w-]+\.)/i, "");
  return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?$/.test(bare) ? `https://${bare}` : undefined;
}

function colour(value: string): string | undefined {
  const digits = value.trim().replace(/^(?:#|0x)+/i, "");
  if (/^[0-9a-f]{6}$/i.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/i.test(digits))
    return `#${[...digits].map((digit) => digit + digit).join("")}`;
  return undefined;
}

function languageTag(value: string): string | undefined {
  const tag = value.replace(/_/g, "-");
  return /^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$/.test(tag) ? tag : undefined;
}

function pixels(value: string): string | undefined {
  return /^(\d{1,5})\s*px$/i.exec(value.trim())?.[1];
}
