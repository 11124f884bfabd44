import { applyEdits, format } from "jsonc-parser";
import { card, type PageLanguages, row } from "../preview/card.js";
import { appName } from "../preview/exhibits.js";
import { hashSource } from "../preview/hash-source.js";
import { type Markup, markup, textOfMarkup } from "../preview/markup.js";
import { languagesOf } from "../preview/languages.js";
import { type Page, pageLanguages, pageOf } from "../preview/page.js";
import { plural } from "../words.js";
import type { Entry, Inbox } from "./inbox.js";
import { SCRIPT } from "./inbox-script.js";
import type { Served } from "./served.js";
import { showEntry } from "./shown-entry.js";

/** Notifications that a page shows; `/notifications` gives all that are kept. */
const MOST_CARDS = 100;

/** UTF-16 units of a body that a page shows. */
const LONGEST_BODY = 20_000;

/**
 * The page of an endpoint: the notifications, newest first, with their findings. Its script adds new notifications.
 */
export function inboxPage({ apps }: Served, inbox: Inbox, address: string, position: string): Page {
  const languages = servedLanguages({ apps });
  const names = apps.map(({ app }) => appName(app));
  const main = markup`<div class="bar"><h2 id="heading" tabindex="-1">Received <span id="count">${countOf(inbox.entries())}</span></h2>
<label class="only"><input type="checkbox" id="refused-only"> refused only</label>
<button type="button" id="forget">Forget all</button></div>
<p id="said" role="status" class="hidden"></p>
<div id="list" data-position="${position}">${cardsOf(newest(inbox.entries()), languages)}</div>
<div class="nothing"><p>Nothing was sent yet. Point your Graph client here instead of https://graph.microsoft.com:</p>
<pre>${address}</pre>
<p>A notification that Graph would take gets 204 and shows up here; a wrong one gets an error that says what is wrong.</p></div>`;
  const title = `Notifications to ${names.join(", ")}`;
  return pageOf({ title, languages, main, script: SCRIPT }, hashSource);
}

/** The languages of all apps, each once. */
function servedLanguages({ apps }: Pick<Served, "apps">): PageLanguages {
  return pageLanguages(apps.flatMap(({ app }) => languagesOf(app)).map(({ tag }) => tag));
}

/** A change of an open page: cards to put in front, and the ids of all cards that remain. */
export interface PageUpdate {
  readonly cards: string;
  readonly ids: readonly string[];
  readonly count: string;
  /** The sentence for screen readers. */
  readonly said: string;
}

/** The change for a page that has the entries up to an id. */
export function pageUpdate(served: Served, inbox: Inbox, seen: number): PageUpdate {
  const shown = newest(inbox.entries());
  const added = shown.filter(({ id }) => id > seen);
  const refused = added.filter(({ refusal }) => refusal).length;
  return {
    cards: textOfMarkup(markup`${cardsOf(added, servedLanguages(served))}`),
    ids: shown.map(({ id }) => cardId(id)),
    count: countOf(inbox.entries()),
    said:
      added.length === 0
        ? countOf(inbox.entries())
        : `${plural(added.length, "notification")} came, ${refused} refused`,
  };
}

function newest(entries: readonly Entry[]): Entry[] {
  return entries.slice(-MOST_CARDS).reverse();
}

function countOf(entries: readonly Entry[]): string {
  const refused = entries.filter(({ refusal }) => refusal).length;
  const all = entries.length > MOST_CARDS ? `, the newest ${MOST_CARDS} are shown` : "";
  return `${entries.length - refused} accepted, ${refused} refused${all}`;
}

function cardId(id: number): string {
  return `notification-${id}`;
}

function cardsOf(entries: readonly Entry[], languages: PageLanguages): Markup[] {
  return entries.map((entry) => entryCard(entry, languages));
}

function entryCard(entry: Entry, languages: PageLanguages): Markup {
  const { id, received, status, refusal, owner, diagnostics } = entry;
  const { method, url, body, preview } = showEntry(entry);
  const kind = refusal ? "refused" : "accepted";
  const time = new Date(received);
  const clock = time.toTimeString().slice(0, 8);
  const rows = [row("Manifest", markup`<code>${owner.path}</code>`)];
  // The findings below explain a 400.
  if (refusal && status !== 400) rows.unshift(row("Refused", markup`${refusal.message}`));
  const exhibit = {
    preview,
    source: `${method} ${url}`,
    description: undefined,
    findings: diagnostics,
  };
  return card(exhibit, languages, {
    id: cardId(id),
    kind,
    badge: markup`<span class="badge ${kind}">${status} ${kind}</span> `,
    time: markup` <time datetime="${time.toISOString()}">${clock}</time>`,
    rows,
    more: markup`<details><summary>The body as it was sent</summary><pre>${linesOf(body)}</pre></details>`,
  });
}

/** The lines of a body, formatted with one value on a line; values stay as they were sent, every digit of them. */
function linesOf(body: string): Markup[] {
  const edits = body.length > LONGEST_BODY ? [] : format(body, undefined, FORMAT);
  const shown = applyEdits(body.slice(0, LONGEST_BODY), edits);
  const more =
    body.length > LONGEST_BODY ? `… and ${body.length - LONGEST_BODY} more characters` : "";
  return [...shown.split("\n"), more].map((line) => markup`${line}\n`);
}

const FORMAT = { tabSize: 2, insertSpaces: true, eol: "\n" };
