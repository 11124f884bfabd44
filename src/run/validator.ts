import type { Diagnostic } from "../diagnostic.js";
import { isManifest } from "../input/json-file.js";
import type { Source } from "../json/document.js";
import { textOf } from "../json/holes.js";
import { parseFile, textFile } from "../json/parse.js";
import { resolvePlace } from "../json/place.js";
import type { Rule } from "../rule.js";
import { createApp } from "./create-app.js";
import { createEngine, type LevelOf } from "./engine.js";
import { createKinds, kindOf } from "./kinds.js";

/** A request as a program is about to send it. */
export interface OutgoingRequest {
  readonly url?: string;
  /** POST where absent. */
  readonly method?: string;
  readonly body: unknown;
}

export type Validate = (request: OutgoingRequest) => Diagnostic[];

/**
 * Makes a function that checks requests against one manifest, in microseconds. Values are final: nothing
 * counts as a placeholder. Throws a TypeError for a text that is no JSON, and for what is no manifest:
 * against nothing, every request would pass.
 */
export function validatorOf(
  manifest: object | string,
  rules: readonly Rule[],
  levelOf: LevelOf,
): Validate {
  const engine = createEngine(rules, levelOf);
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest, undefined, 2);
  const document = parseFile(textFile("manifest.json", text ?? ""));
  const { source, value } = document;
  const [problem] = source.problems;
  const isPossible =
    typeof manifest === "string" ? /^\ufeff?\s*\{/.test(manifest) : typeof manifest === "object";
  if (!isPossible)
    throw new TypeError("createValidator takes a manifest, or the text of one and not its path");
  if (problem) {
    const { start } = resolvePlace({ source, ...problem }).range;
    throw new TypeError(
      `the manifest is no JSON: ${problem.message}, at line ${start.line}, column ${start.column}`,
    );
  }
  if (!isManifest(value))
    throw new TypeError(
      "createValidator takes a Teams app manifest, which has a manifestVersion, an id and a developer",
    );
  const app = createApp(document);
  const kinds = createKinds();
  const method = { text: "POST", place: { file: "request.json" } };
  return ({ url, method: given, body }) => {
    const kind = kindOf(body, url, given);
    if (kind && kinds.isSound(kind)) return [];
    const request = {
      body: { source: new FinalSource("request.json", body), root: "", value: body },
      ...(url !== undefined && {
        url: { text: textOf(url, "double"), place: { file: "request.json" } },
        method: given === undefined ? method : { ...method, text: given },
      }),
    };
    const said = engine.checkRequest(request, app);
    if (kind && said.length === 0) kinds.addSound(kind);
    return said;
  };
}

/** A value without source text: text is made only when a finding needs a place. */
class FinalSource implements Source {
  readonly isFinal = true;
  readonly problems: Source["problems"] = [];
  readonly toFile = sameOffset;
  private made: Source | undefined;

  constructor(
    private readonly name: string,
    private readonly value: unknown,
  ) {}

  get file() {
    return this.source().file;
  }

  get text() {
    return this.source().text;
  }

  private source(): Source {
    const written = () => JSON.stringify(this.value, undefined, 2) ?? "null";
    return (this.made ??= parseFile(textFile(this.name, written())).source);
  }
}

function sameOffset(offset: number): number {
  return offset;
}
