import { columns } from "../format/width.js";
import { ABOUT, chainWords, type Exhibit, NO_TEXT, UNTRANSLATED } from "./exhibit.js";
import type { Piece } from "./line.js";
import { shown } from "./shown.js";
import { type Styled, wrap } from "./wrap.js";

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Parameters of Select Graphic Rendition: bold, faint, bold red and yellow. */
const styles = {
  actor: "1",
  label: "2",
  error: "1;31",
  warning: "1;33",
  gap: "33",
  title: "1",
} as const;

/** An app with its previews, as text for a terminal. Ends with a line break. */
export function previewText(
  app: { readonly name: string; readonly file: string },
  exhibits: readonly Exhibit[],
  options: TextOptions,
): string {
  const head: Styled[] = [
    { text: shown(app.name), style: styles.title },
    { text: ` (${shown(app.file)}), ${ABOUT}`, style: styles.label },
  ];
  return [head, ...exhibits.flatMap((exhibit) => [[], ...linesOf(exhibit, options.width)])]
    .map((line) => `${paint(line, options.color).trimEnd()}\n`)
    .join("");
}

function linesOf({ preview, source, description, findings }: Exhibit, width: number): Styled[][] {
  const { faces, topic, previewText: content, isCut, to, chainId, icon, click } = preview;
  const rows: (readonly [string, readonly Styled[], string?])[] = [];
  for (const { tag, reason, isDefault } of faces) {
    const line = reason.length > 0 ? reason.map(styled) : [{ text: NO_TEXT, style: styles.gap }];
    const mark = isDefault ? [{ text: ` (${UNTRANSLATED})`, style: styles.gap }] : [];
    rows.push([tag ?? "text", [...line, ...mark]]);
  }
  if (content.length > 0) {
    rows.push(["preview", [...content.map(styled), ...(isCut ? [{ text: "…" }] : [])]]);
  }
  if (topic) rows.push(["topic", topic.map(styled)]);
  const file = icon.file === undefined ? "none" : shown(icon.file);
  rows.push(["icon", [{ text: icon.id === undefined ? file : `${shown(icon.id)} (${file})` }]]);
  if (to !== undefined) rows.push(["to", [{ text: shown(to) }]]);
  if (chainId !== undefined) rows.push(["chain", [{ text: shown(chainWords(chainId)) }]]);
  if (click) rows.push(["click", [{ text: shown(click.words) }]]);
  if (description !== undefined) rows.push(["settings", [{ text: shown(description) }]]);
  for (const { severity, message, help, rule } of findings) {
    const words = help === undefined ? message : `${message}: ${help}`;
    const style = severity === "info" ? styles.label : styles[severity];
    rows.push([severity, [{ text: `${shown(words)} [${rule}]` }], style]);
  }
  const margin = 2 + Math.max(...rows.map(([label]) => columns(shown(label)))) + 2;
  const title: Styled[] = [
    { text: shown(preview.activityType) || "no activity type", style: styles.title },
  ];
  if (source !== undefined) title.push({ text: `  ${shown(source)}`, style: styles.label });
  return [
    title,
    ...rows.flatMap(([label, words, style = styles.label]) =>
      wrap(words, Math.max(20, width - margin)).map((line, index) => [
        { text: `  ${index === 0 ? shown(label) : ""}`.padEnd(margin), style },
        ...line,
      ]),
    ),
  ];
}

function styled({ kind, text }: Piece): Styled {
  if (kind === "gap") return { text: `{${shown(text)}}`, style: styles.gap };
  if (kind === "empty") return { text: `{${shown(text)} is empty}`, style: styles.error };
  return { text: shown(text), style: kind === "actor" ? styles.actor : undefined };
}

function paint(line: readonly Styled[], color: boolean): string {
  return line
    .map(({ text, style }) =>
      color && style !== undefined && text.trim() !== ""
        ? `\u001b[${style}m${text}\u001b[0m`
        : text,
    )
    .join("");
}
