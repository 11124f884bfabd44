import { createHash } from "node:crypto";
import { card, type PageLanguages } from "./card.js";
import { ABOUT, type Exhibit } from "./exhibit.js";
import { type Markup, markup, textOfMarkup, trusted } from "./markup.js";
import { directionOf } from "./languages.js";
import { languageStyle, STYLE } from "./style.js";

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  readonly languages: PageLanguages;
  readonly main: Markup;
  /** A script of ours; the page may then ask its own server. */
  readonly script?: string;
}

/** A whole page, and the policy that its server sends along. */
export interface Page {
  readonly text: string;
  readonly policy: string;
}

/** An app with its previews. */
export interface AppExhibits {
  readonly name: string;
  /** The manifest. */
  readonly file: string;
  readonly exhibits: readonly Exhibit[];
}

/** All previews as one page that needs nothing else: no script, no request, light and dark. */
export function previewPage(apps: readonly AppExhibits[]): string {
  const languages = languagesIn(apps.flatMap(({ exhibits }) => exhibits));
  const sections = apps.map(
    ({ name, file, exhibits }) => markup`<section><h2>${name} <code>${file}</code></h2>
${exhibits.map((exhibit) => card(exhibit, languages))}</section>`,
  );
  const names = [...new Set(apps.map(({ name }) => name))].join(", ");
  return pageOf({ title: `Notifications of ${names}`, languages, main: markup`${sections}` }).text;
}

/** The languages of all previews, each once. */
function languagesIn(exhibits: readonly Exhibit[]): PageLanguages {
  const tags = exhibits.flatMap(({ preview }) => preview.faces.map(({ tag }) => tag));
  return pageLanguages(tags);
}

/** The languages with these tags, each once, in their order. */
export function pageLanguages(tags: readonly (string | undefined)[]): PageLanguages {
  return [...new Set(tags)].flatMap((tag) =>
    tag === undefined ? [] : { tag, direction: directionOf(tag) },
  );
}

/** Puts a page together. Its policy allows the style sheet and the script that are in it, and images in it. */
export function pageOf({ title, languages, main, script }: PageParts): Page {
  const style = STYLE + languageStyle(languages.length);
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `style-src '${digest(style)}'`,
    ...(script === undefined ? [] : [`script-src '${digest(script)}'`, "connect-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<div class="top"><div><h1>${title} <small>${ABOUT}</small></h1>${choice(languages)}</div></div>
<main>${main}</main>
<footer>The actor is the app’s name, as in a call with application permissions; in a delegated call it is the user who sends.</footer>
${script !== undefined && markup`<script>${trusted(script)}</script>`}
</body>
</html>
`;
  return { text: textOfMarkup(page), policy: `${policy}; frame-ancestors 'none'` };
}

/** Works without a script: the style sheet looks at which button is checked. */
function choice(languages: PageLanguages): Markup | undefined {
  if (languages.length < 2) return undefined;
  const others = languages.map(({ tag, direction }, index) => {
    const attributes = markup`id="language-${index}" data-direction="${direction}"`;
    return markup`<label><input type="radio" name="language" ${attributes}><span>${tag}</span></label>`;
  });
  return markup`<fieldset><legend>Language</legend>
<label><input type="radio" name="language" checked><span>all</span></label>
${others}</fieldset>`;
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
