/**
 * Characters that could affect the text around them on a screen: control characters, line ends, bidirectional
 * embeddings, overrides and isolates (Unicode Standard Annex 9), tags, halves of surrogate pairs. Joiners and
 * direction marks are not among them: Persian, Hebrew and emoji are written with them.
 */
const unruly =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\u{e0000}-\u{e01ef}]/gu;

/** The text on one line, with each such character written as an escape: `\u202e`, `\n`. */
export function shown(text: string): string {
  return text.replace(unruly, (found) => {
    if (found === "\n") return "\\n";
    if (found === "\t") return "\\t";
    return `\\u${found.codePointAt(0)!.toString(16).padStart(4, "0")}`;
  });
}
