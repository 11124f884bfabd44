import { isGuid } from "./ids.js";

/**
 * Words that templates and samples leave for a person: `<App_Id>`, `[MicrosoftAppId]`, `YOUR-APP-ID`, `REPLACE_ME`,
 * `{Base_Url}`, `{App ID (aka Client ID)}` (rules.md, placeholder-resolved). Rules ask only about values that break
 * their format, so that a name in brackets stays a name.
 */
function isInForm(value: string): boolean {
  return /<\p{L}[\p{L}\d_ .,()'’&/-]{0,200}>|\[\p{L}[\p{L}\d_ .,()'’&/-]{0,200}\]|\{(?!https?:)\p{L}[\p{L}\d_ .,:()'’&/-]{0,200}\}|(?:^|[^A-Za-z])(?:your|replace)[-_ ]|YOUR[A-Z]|REPLACE[A-Z]/iu.test(
    value,
  );
}

/** Removes the braces around a GUID, which are no variable (rules.md, settled questions). */
function withoutBraces(value: string): string {
  return value.replace(/^\{{1,3}/, "").replace(/\}{1,3}$/, "");
}

/**
 * A cheap test before `isInForm`: V8 takes a quarter of a millisecond to compile that expression, and few values are
 * fill-ins.
 */
function mayBeFillIn(value: string): boolean {
  const lower = value.toLowerCase();
  return lower.includes("your") || lower.includes("replace") || /[<[{]/.test(value);
}

/** Whether a person was meant to replace the value, or a part of it. */
export function isFillIn(value: string): boolean {
  return mayBeFillIn(value) && !isGuid(withoutBraces(value)) && isInForm(value);
}
