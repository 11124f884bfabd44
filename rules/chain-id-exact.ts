import { writtenValue } from "../src/json/place.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

/** Largest absolute values of Int64, the type of `chainId` in Graph's metadata. */
const MOST = "9223372036854775807";
const LEAST = "9223372036854775808";

export default defineRule({
  id: "chain-id-exact",
  severity: "warning",
  summary: "chainId is at most 2^53 − 1, beyond which JavaScript rounds it",

  checkRequest({ document, body: { chainId } }) {
    if (typeof chainId !== "number" || Math.abs(chainId) <= Number.MAX_SAFE_INTEGER) return;
    // JSON.parse rounds: only the digits in the file tell what was meant.
    const written = writtenValue(document, "/chainId") ?? String(chainId);
    // `quote` shortens long texts; its quotes are not for numbers.
    const shown = quote(written).slice(1, -1);
    const fits = isInt64(written, chainId);
    return {
      at: "/chainId",
      ...(fits ? {} : { severity: "error" as const }),
      message: fits
        ? `chainId ${shown} is beyond 2^53 − 1, where JavaScript and many JSON tools round`
        : `chainId ${shown} does not fit the 64 bits that Graph has for it`,
      help: `use a whole number of at most ${Number.MAX_SAFE_INTEGER}`,
    };
  },
});

function isInt64(written: string, value: number): boolean {
  const [, sign, digits] = /^(-?)(\d+)$/.exec(written) ?? [];
  if (digits === undefined) return Math.abs(value) < 2 ** 63;
  const limit = sign === "-" ? LEAST : MOST;
  return digits.length < limit.length || (digits.length === limit.length && digits <= limit);
}
