/** A request as it came over the wire. */
export interface Sent {
  readonly method: string;
  /** Path and query: `/v1.0/chats/19:…/sendActivityNotification`. */
  readonly url: string;
  /** The JSON text of the body; empty where there is none. */
  readonly body: string;
}

/** The request as a line of a log that teamslint reads. */
export function lineOf({ method, url, body }: Sent): string {
  const written = body.trim() === "" ? "" : `,"body":${onOneLine(body)}`;
  return `{"method":${JSON.stringify(method)},"url":${JSON.stringify(url)}${written}}`;
}

/**
 * A JSON text without line breaks, as sound or as broken as it was: a tab is white space where a line
 * break is, and may stand in no string either.
 */
export function onOneLine(text: string): string {
  return text.trim().replace(/[\r\n]/g, "\t");
}
