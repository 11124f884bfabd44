import { card, type PageLanguages } from "./card.js";
import { ABOUT, type AppExhibits, type Exhibit } from "./exhibit.js";
import { type Markup, markup, textOfMarkup, trusted } from "./markup.js";
import { directionOf } from "./languages.js";
import { languageStyle, STYLE } from "./style.js";

/** The parts of a page. */
export interface PageParts {
  readonly title: string;
  readonly languages: PageLanguages;
  readonly main: Markup;
  /** A script of teamslint's own; the page's policy then allows requests to the page's own server. */
  readonly script?: string;
}

/** A page's HTML, and the Content-Security-Policy that its server sends with it. */
export interface Page {
  readonly text: string;
  readonly policy: string;
}

/**
 * Makes the policy source that allows one of teamslint's own texts, a style sheet or a script, by its hash or
 * otherwise.
 */
export type AllowText = (text: string) => string;

/** All previews as one page without a script or a request to another server, light or dark as the system is. */
export function previewPage(apps: readonly AppExhibits[], allow: AllowText): string {
  const exhibits = apps.flatMap((app) => app.exhibits);
  const faces = exhibits.flatMap(({ preview }) => preview.faces);
  const languages = pageLanguages(faces.map(({ tag }) => tag));
  const sections = apps.map(
    ({
      name,
      file,
      exhibits: own,
      leftOut,
    }) => markup`<section><h2>${name} <code>${file}</code></h2>
${own.map((exhibit) => exhibitCard(exhibit, languages))}${
      leftOut > 0 && markup`<p class="more">${leftOut} more are left out.</p>`
    }</section>`,
  );
  const names = [...new Set(apps.map(({ name }) => name))].join(", ");
  const title = `Notifications of ${names}`;
  return pageOf({ title, languages, main: markup`${sections}` }, allow).text;
}

/** A card; for a request with an error, the card first says that the notification will not do what it should. */
function exhibitCard(exhibit: Exhibit, languages: PageLanguages): Markup {
  if (exhibit.findings.every(({ severity }) => severity !== "error"))
    return card(exhibit, languages);
  const badge = markup`<span class="badge refused">refused, lost or dead on click</span> `;
  return card(exhibit, languages, { kind: "refused", badge });
}

/** The languages with these tags, each once, in their order. */
export function pageLanguages(tags: readonly (string | undefined)[]): PageLanguages {
  return [...new Set(tags)].flatMap((tag) =>
    tag === undefined ? [] : { tag, direction: directionOf(tag) },
  );
}

/** Composes a page. Its policy allows the page's own style sheet and script, and images as `data:` URLs. */
export function pageOf({ title, languages, main, script }: PageParts, allow: AllowText): Page {
  const style = STYLE + languageStyle(languages.length);
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `style-src ${allow(style)}`,
    ...(script === undefined ? [] : [`script-src ${allow(script)}`, "connect-src 'self'"]),
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

/** The buttons that choose a language; the style sheet reads which button is checked, so no script is needed. */
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
