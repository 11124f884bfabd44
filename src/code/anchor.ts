import { languageOf } from "./language.js";
import { languages } from "./languages.js";

/** Every anchor has this word; one look for it is twice as fast as two for the anchors. */
const WORD = /activity/i;

/** Both spellings of every language: `sendActivityNotification`, `send_activity_notification`. */
const ACTION = /send_?activity_?notification/i;

/** A body in code names these two. */
const TYPE = /activity_?type/i;
const TOPIC = /topic/i;

/** A cheap test for the text of a source file: false means that it holds no request. */
export function mayHoldRequests(text: string): boolean {
  return WORD.test(text) && (ACTION.test(text) || (TYPE.test(text) && TOPIC.test(text)));
}

/** Whether the name of a file says that its language is read here. */
export function isSourceFile(path: string): boolean {
  return languageOf(path, languages) !== undefined;
}
