import { chainWords, type Exhibit, NO_TEXT, type ShownFinding, UNTRANSLATED } from "./exhibit.js";
import type { Piece } from "./line.js";
import { type Markup, markup } from "./markup.js";
import type { Face, Preview } from "./preview.js";

/** The languages that a page offers; a line refers to its language by the index in this list. */
export type PageLanguages = readonly {
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
}[];

/** Additions of a page to a card: a word before its heading, rows, and a part to unfold. */
export interface CardExtras {
  readonly id?: string;
  readonly kind?: "accepted" | "refused";
  /** The markup before the heading; `time` stands at the end of the heading's line. */
  readonly badge?: Markup;
  readonly time?: Markup;
  readonly rows?: readonly Markup[];
  readonly more?: Markup;
}

/** A notification as a card: above, an approximation of the feed; below, details that a feed does not show. */
export function card(exhibit: Exhibit, languages: PageLanguages, extras: CardExtras = {}): Markup {
  const { preview, source, findings } = exhibit;
  return markup`<article class="card ${extras.kind}"${extras.id !== undefined && markup` id="${extras.id}"`}>
<header>${extras.badge}<h3>${preview.activityType || "no activity type"}</h3>${extras.time}${
    source !== undefined && markup` <span class="source">${source}</span>`
  }</header>
${feed(preview, languages)}
${findings.length > 0 && markup`<ul class="findings">${findings.map(findingItem)}</ul>`}
<dl>${facts(exhibit)}${extras.rows}</dl>
${extras.more}
</article>
`;
}

function facts({ preview: { click, to, chainId, icon }, description }: Exhibit): Markup[] {
  const rows: Markup[] = [];
  if (click) {
    const link = click.url !== undefined && markup` ${outside(click.url, "follow the link")}`;
    rows.push(row("A click", markup`${click.words}${link}`));
  }
  if (to !== undefined) rows.push(row("Sent to", markup`${to}`));
  if (chainId !== undefined) rows.push(row("Chain", markup`${chainWords(chainId)}`));
  const file = icon.file !== undefined && markup` <code>${icon.file}</code>`;
  rows.push(row("Icon", markup`${icon.id ?? "the app’s own"}${file}`));
  if (description !== undefined) rows.push(row("In settings", markup`${description}`));
  return rows;
}

/** A row of the list below a notification. */
export function row(term: string, value: Markup): Markup {
  return markup`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** A link out of the page, whose target gets no referrer; plain text for a URL without https. */
function outside(url: string, words: string): Markup {
  if (!/^https:\/\//i.test(url)) return markup`${words}`;
  return markup`<a href="${url}" rel="noopener noreferrer" target="_blank">${words}</a>`;
}

function feed(preview: Preview, languages: PageLanguages): Markup {
  const { faces, icon, previewText, isCut, topic } = preview;
  const initial = Array.from(faces[0]?.appName ?? "")[0]?.toUpperCase() ?? "?";
  const image =
    icon.url === undefined
      ? markup`<span class="icon" aria-hidden="true">${initial}</span>`
      : markup`<img class="icon" src="${icon.url}" alt="">`;
  return markup`<div class="feed">${image}<div class="lines">
${faces.map((face) => reasonLine(face, languages))}${
    previewText.length > 0 &&
    markup`<p class="preview" dir="auto">${previewText.map(piece)}${isCut && "…"}</p>\n`
  }${topic && markup`<p class="topic" dir="auto">${topic.map(piece)}</p>\n`}</div></div>`;
}

function reasonLine(face: Face, languages: PageLanguages): Markup {
  const { tag, direction, reason, isDefault } = face;
  const index = languages.findIndex((language) => language.tag === tag);
  const lang = tag !== undefined && !isDefault && markup` lang="${tag}"`;
  const line =
    reason.length > 0 ? markup`${reason.map(piece)}` : markup`<i class="gap">${NO_TEXT}</i>`;
  return markup`<p class="reason" dir="${direction}"${index >= 0 && markup` data-language="${index}"`}${lang}>${
    tag !== undefined && markup`<span class="tag" lang="en" dir="ltr">${tag}</span> `
  }${line}${
    isDefault && markup` <span class="untranslated" lang="en" dir="ltr">(${UNTRANSLATED})</span>`
  }</p>\n`;
}

function piece({ kind, text }: Piece): Markup {
  switch (kind) {
    case "text":
      return markup`${text}`;
    case "actor":
      return markup`<b>${text}</b>`;
    case "value":
      return markup`<bdi>${text}</bdi>`;
    case "gap":
      return markup`<bdi class="gap">{${text}}</bdi>`;
    case "empty":
      return markup`<bdi class="gap empty">{${text} is empty}</bdi>`;
  }
}

function findingItem({ rule, severity, message, help, url }: ShownFinding): Markup {
  const cure = help !== undefined && markup`<br><span class="help">${help}</span>`;
  return markup`<li class="${severity}"><span class="severity">${severity}</span> ${message} <span class="rule">${outside(url, rule)}</span>${cure}</li>`;
}
