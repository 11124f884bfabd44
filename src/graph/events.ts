import type { ServerResponse } from "node:http";
import type { Inbox } from "./inbox.js";
import { pageUpdate } from "./inbox-page.js";
import type { Served } from "./served.js";

/** Tells open pages what came (server-sent events, HTML standard, 9.2). */
export interface Events {
  /** Where a page stands that is made now. */
  position(): string;
  /** Follows the inbox for a page that stood at a position, until the page is closed. */
  follow(response: ServerResponse, position: string): void;
  /** Ends all pages. */
  close(): void;
}

/** Milliseconds in which notifications are told of together. */
const PAUSE = 100;

/** Makes the events of one run of an endpoint, whose pages of a former run have to be read again. */
export function createEvents(inbox: Inbox, served: () => Served, now: () => number): Events {
  const run = now().toString(36);
  const pages = new Map<ServerResponse, { seen: number; apps: Served["apps"] }>();
  let timer: NodeJS.Timeout | undefined;

  const position = () => `${run}-${inbox.lastId()}`;

  function tell(): void {
    timer = undefined;
    for (const [response, page] of pages) {
      const current = served();
      // A changed manifest may have other languages, which only a new page can offer.
      if (page.apps !== current.apps) {
        response.write("event: reload\ndata: \n\n");
        continue;
      }
      const update = pageUpdate(current, inbox, page.seen);
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
      if (start !== run) return void response.end("event: reload\ndata: \n\n");
      pages.set(response, { seen: Number(seen) || 0, apps: served().apps });
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
