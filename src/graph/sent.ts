/** A request as it was received. */
export interface Sent {
  readonly method: string;
  /** Path and query: `/v1.0/chats/19:…/sendActivityNotification`. */
  readonly url: string;
  /** The JSON text of the body; empty where there is none. */
  readonly body: string;
}

/** The request as a line of an NDJSON log that teamslint reads. */
export function lineOf({ method, url, body }: Sent): string {
  const written = body.trim() === "" ? "" : `,"body":${onOneLine(body)}`;
  return `{"method":${JSON.stringify(method)},"url":${JSON.stringify(url)}${written}}`;
}

/**
 * A JSON text on one line. Tabs replace line breaks, so a sound text stays sound and a broken text broken: both are
 * white space, and neither may be inside of a string.
 */
export function onOneLine(text: string): string {
  return text.trim().replace(/[\r\n]/g, "\t");
}
