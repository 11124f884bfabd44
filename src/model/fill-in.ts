import { isGuid } from "./ids.js";

/**
 * Words that templates and samples leave for a person: `<App_Id>`, `[MicrosoftAppId]`,
 * `YOUR-APP-ID`, `REPLACE_ME`, `{Base_Url}`, `{App ID (aka Client ID)}` (rules.md,
 * placeholder-resolved). Asked only of a value that breaks its format, so that a name in brackets
 * stays a name.
 */
function isInForm(value: string): boolean {
  return /<\p{L}[\p{L}\d_ .,()'’&/-]{0,200}>|\[\p{L}[\p{L}\d_ .,()'’&/-]{0,200}\]|\{(?!https?:)\p{L}[\p{L}\d_ .,:()'’&/-]{0,200}\}|(?:^|[^A-Za-z])(?:your|replace)[-_ ]|YOUR[A-Z]|REPLACE[A-Z]/iu.test(
    value,
  );
}

/** Braces around a GUID are no variable (rules.md, settled questions): one or two of them. */
function withoutBraces(value: string): string {
  return value.replace(/^\{{1,3}/, "").replace(/\}{1,3}$/, "");
}

/** Most values are none, and V8 takes a quarter of a millisecond to compile the expression. */
function mayBeFillIn(value: string): boolean {
  const lower = value.toLowerCase();
  return lower.includes("your") || lower.includes("replace") || /[<[{]/.test(value);
}

/** Whether a person was meant to replace the value, or a part of it. */
export function isFillIn(value: string): boolean {
  return mayBeFillIn(value) && !isGuid(withoutBraces(value)) && isInForm(value);
}
