import type { ServerResponse } from "node:http";
import type { Inbox } from "./inbox.js";
import { pageUpdate } from "./inbox-page.js";
import type { Served } from "./served.js";

/** Sends new notifications to open pages (server-sent events, HTML standard, 9.2). */
export interface Events {
  /** The position of a page that is made now: its edition and its last notification. */
  position(): string;
  /** Sends changes of the inbox to a page from a position on, until the page is closed. */
  follow(response: ServerResponse, position: string): void;
  /** Ends all pages. */
  close(): void;
}

const RELOAD = "event: reload\ndata: \n\n";

/** Milliseconds for which notifications are collected into one event. */
const PAUSE = 100;

/** Makes the events for one run of an endpoint; pages of an earlier run are told to reload. */
export function createEvents(inbox: Inbox, served: () => Served, now: () => number): Events {
  const run = now().toString(36);
  const pages = new Map<ServerResponse, { seen: number; edition: string }>();
  let { apps } = served();
  let changes = 0;
  let timer: NodeJS.Timeout | undefined;

  /** An id of the page's parts other than notifications: a changed manifest may have other languages. */
  function edition(): string {
    const current = served().apps;
    if (current !== apps) changes += 1;
    apps = current;
    return `${run}.${changes}`;
  }

  const position = () => `${edition()}-${inbox.lastId()}`;

  function tell(): void {
    timer = undefined;
    for (const [response, page] of pages) {
      if (page.edition !== edition()) {
        response.write(RELOAD);
        continue;
      }
      const update = pageUpdate(served(), inbox, page.seen);
      page.seen = inbox.lastId();
      response.write(`id: ${position()}\ndata: ${JSON.stringify(update)}\n\n`);
    }
  }

  inbox.subscribe(() => {
    if (pages.size > 0) timer ??= setTimeout(tell, PAUSE);
  });

  return {
    position,
    follow(response, from) {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      const [start, seen] = from.split("-");
      if (start !== edition()) return void response.end(RELOAD);
      pages.set(response, { seen: Number(seen) || 0, edition: start });
      response.on("close", () => pages.delete(response));
      if (Number(seen) === inbox.lastId()) response.write(": nothing new\n\n");
      else timer ??= setTimeout(tell, PAUSE);
    },
    close() {
      clearTimeout(timer);
      for (const response of pages.keys()) response.end();
    },
  };
}
