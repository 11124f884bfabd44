import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { python } from "@codemirror/lang-python";
import { StreamLanguage, type StreamParser } from "@codemirror/language";
import { csharp } from "@codemirror/legacy-modes/mode/clike";
import { json as jsonMode } from "@codemirror/legacy-modes/mode/javascript";
import type { Extension } from "@codemirror/state";

/** The colours of a file, by the ending of its name. */
export function languageOf(name: string): Extension {
  switch (name.slice(name.lastIndexOf("."))) {
    case ".json":
      return json();
    case ".http":
      return StreamLanguage.define(http);
    case ".py":
      return python();
    case ".cs":
      return StreamLanguage.define(csharp);
    default:
      return javascript({ typescript: true, jsx: name.endsWith("x") });
  }
}

interface HttpState {
  part: "start" | "headers" | "body";
  json: unknown;
}

/** A `.http` file: requests behind `###`, each with headers, an empty line and a body of JSON. */
const http: StreamParser<HttpState> = {
  startState: () => ({ part: "start", json: jsonMode.startState!(2) }),
  copyState: ({ part, json: state }) => ({ part, json: { ...(state as object) } }),
  blankLine(state) {
    if (state.part === "headers") state.part = "body";
  },
  token(stream, state) {
    if (stream.sol() && stream.match("###")) {
      state.part = "start";
      state.json = jsonMode.startState!(2);
      stream.skipToEnd();
      return "comment";
    }
    if (state.part === "body") return jsonMode.token(stream, state.json);
    if (stream.sol() && stream.match(/^[A-Z]+(?=\s)/)) {
      state.part = "headers";
      return "keyword";
    }
    if (stream.sol() && stream.match(/^[\w-]+(?=:)/)) return "propertyName";
    stream.skipToEnd();
    return null;
  },
};
