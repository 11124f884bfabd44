import { isGuid, ZERO_GUID } from "./ids.js";

/** A random GUID has as few different digits as `11111111-2222-…-5555` once in 10^12 times. */
const FEWEST_DIGITS = 5;

/** Example ids of RFC 4122 and 9562 and of widely read pages about UUIDs. */
const EXAMPLES: ReadonlySet<string> = new Set([
  "550e8400-e29b-41d4-a716-446655440000",
  "f47ac10b-58cc-4372-a567-0e02b2c3d479",
  "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  "123e4567-e89b-12d3-a456-426614174000",
  "123e4567-e89b-12d3-a456-426655440000",
]);

/**
 * The phrase that follows a made-up id in a message, such as "is all zeros". Undefined for an id that may be real.
 */
export function inventedId(id: string): string | undefined {
  if (!isGuid(id)) return undefined;
  if (id === ZERO_GUID) return "is all zeros";
  const lower = id.toLowerCase();
  if (EXAMPLES.has(lower)) return "is an example of the documentation of UUIDs";
  const digits = lower.replaceAll("-", "");
  const isInvented =
    new Set(digits).size <= FEWEST_DIGITS || lower.split("-").slice(0, 2).every(countsUp);
  return isInvented ? "is made up" : undefined;
}

/**
 * Whether the digits, or every second of them, count up: `12345678`, `a1b2c3d4`. Two groups of a random GUID never
 * do.
 */
function countsUp(group: string): boolean {
  const digits = [...group];
  return [1, 2].some((step) =>
    digits.slice(step).every((digit, at) => follows(digits[at]!, digit)),
  );
}

/** Digits count up to `9`, then to `0` (as on a keyboard) or to `a`; letters go from `f` back to `a`. */
function follows(before: string, digit: string): boolean {
  return "0123456789abcdef0 90 0a fa".includes(before + digit);
}

/**
 * Public templates and samples of Microsoft by the fixed id in their manifest, which people forget to change: the app
 * templates (groupconnect#4, company-communicator#1197) and OfficeDev/Microsoft-Teams-Samples.
 */
const templates: ReadonlyMap<string, string> = new Map([
  ["148a66bb-e83d-425a-927d-09f4299a9274", "the app template Company Communicator"],
  ["1c07cd26-a088-4db8-8928-ace382fa219f", "the app template Company Communicator (Authors)"],
  ["57a3c29f-1fc5-4d97-a142-35bb662b7b23", "the sample on the pages about message extensions"],
  ["1d2627e8-b122-47e3-9963-72b62f1140ae", "the sample Conversation Bot"],
  ["90441173-e948-4296-babf-b215af8e6b78", "the sample Messaging Extension Search"],
  ["0e3317e7-75b5-4930-b12e-605948f147cd", "the sample Messaging Extension Action"],
  ["c69434a5-fc52-471a-af42-ad5706de502f", "the sample Channel Group Tab"],
  ["4d9e95ab-ebe3-4976-82e9-3526d5c54906", "the sample Conversational Tab"],
  ["17a49c1f-6f68-4d8f-b488-b8d9a7b20665", "the sample Personal App"],
  ["6c51807c-f601-4c3c-b6e9-633385ee46db", "the sample Personal Tab with SSO"],
  ["19b5d434-5d4b-47a8-800f-446b6a010ba2", "the sample GitHub account linking"],
]);

/** The public template or sample whose manifest has the id; undefined for any other id. */
export function templateOf(id: string): string | undefined {
  return templates.get(id.toLowerCase());
}
