import type { Document, PointerPlace } from "../json/document.js";
import { parentPointer } from "../json/pointer.js";
import { list, plural, quote } from "../words.js";
import { branchesOf, type SchemaError } from "../model/schema-error.js";
import { causes, isChoice, likelyNames } from "./causes.js";
import { missingName, unknownName } from "./name-words.js";
import { patternWords } from "./pattern-words.js";
import { childOf, filledValue, pathOf } from "./places.js";
import { kindOf, typeHelp, typeWords } from "./type-words.js";
import { repeated, wrongValue } from "./value-words.js";
import type { SchemaFinding, Vocabulary } from "./vocabulary.js";

const plain: Vocabulary = { whole: "the file" };

/**
 * Schema errors in plain words, each on the offending key or value; for a missing property on the
 * place where it would be. One cause is one finding: a misspelt name is not also missing.
 */
export function schemaFindings(
  errors: readonly SchemaError[],
  document: Document,
  vocabulary: Vocabulary = plain,
): SchemaFinding[] {
  const misspelt = new Set<string>();
  const findings: SchemaFinding[] = [];
  const missing: SchemaError[] = [];
  const choices: SchemaError[] = [];
  const likely = likelyNames(errors);
  for (const error of causes(errors, document)) {
    if (error.keyword === "required") missing.push(error);
    else if (isChoice(error)) choices.push(error);
    else if (error.keyword === "additionalProperties") {
      const { finding, rename } = unknownName(
        error,
        document,
        vocabulary,
        likely.get(error.pointer),
      );
      findings.push(finding);
      if (rename !== undefined) misspelt.add(childOf(error.pointer, rename));
    } else findings.push(describe(error, document, vocabulary));
  }
  for (const error of choices) {
    const isMisspelt = branchesOf(error)
      .flat()
      .some(
        ({ pointer, keyword, params }) =>
          keyword === "required" &&
          misspelt.has(childOf(pointer, String(params["missingProperty"]))),
      );
    if (!isMisspelt) findings.push(describe(error, document, vocabulary));
  }
  for (const error of missing) {
    const name = String(error.params["missingProperty"]);
    if (misspelt.has(childOf(error.pointer, name))) continue;
    findings.push(missingName(error.pointer, name, document, vocabulary));
  }
  return findings;
}

function describe(error: SchemaError, document: Document, vocabulary: Vocabulary): SchemaFinding {
  const { pointer, keyword, params } = error;
  const value = filledValue(document, pointer);
  const subject = pointer === "" ? vocabulary.whole : pathOf(pointer);
  const at: PointerPlace = { document, pointer };
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "type":
      return {
        at,
        message: `${subject} is ${kindOf(value)} where ${typeWords(params["type"])} is expected`,
        help: vocabulary.wrongType?.(pointer, value) ?? typeHelp(value, params["type"]),
      };
    case "enum":
    case "const":
      return wrongValue(at, subject, value, params, vocabulary);
    case "pattern":
    case "format": {
      const words = patternWords(String(params[keyword]), String(value));
      if (value !== "") return { at, ...words };
      const parent = filledValue(document, parentPointer(pointer));
      const needless = vocabulary.needless?.(pointer, parent);
      const message = `${subject} is empty`;
      return needless === undefined
        ? { at, ...words, message }
        : { at, message, ...remove(at, needless) };
    }
    case "maxLength":
    case "maxItems": {
      const count = keyword === "maxItems" ? sizeOf(value) : lengthOf(value);
      const unit =
        keyword === "maxItems" ? plural(count, "entry", "entries") : plural(count, "character");
      const story = vocabulary.limitStory?.(pointer, keyword, count);
      const verb = keyword === "maxItems" ? "remove" : "shorten it by";
      return {
        at,
        message: `${subject} has ${unit}${filledIn(at)}, at most ${limit} are allowed`,
        help: `${verb} ${count - limit}${story === undefined ? "" : `; ${story}`}`,
      };
    }
    case "minLength":
      return lengthOf(value) === 0
        ? { at, message: `${subject} is empty`, help: "give it a text" }
        : {
            at,
            message: `${subject} has ${plural(lengthOf(value), "character")}, at least ${limit} are needed`,
            help: `make it longer: ${quote(String(value))} is too short`,
          };
    case "minItems":
    case "minProperties":
      return sizeOf(value) === 0
        ? {
            at,
            message: `${subject} is empty`,
            help: `give it ${plural(limit, "entry", "entries")} or more, or leave it out`,
          }
        : {
            at,
            message: `${subject} has ${plural(sizeOf(value), "entry", "entries")}, at least ${limit} are needed`,
            help: `add ${limit - sizeOf(value)}`,
          };
    case "minimum":
    case "maximum":
      return {
        at,
        message: `${subject} is ${kindOf(value)}`,
        help: `write ${limit} or ${keyword === "minimum" ? "more" : "less"}`,
      };
    case "uniqueItems":
      return repeated(at, subject, value, params);
    case "dependencies": {
      const asked = quote(String(params["missingProperty"]));
      const asking = quote(String(params["property"]));
      return {
        at: { document, pointer: childOf(pointer, String(params["missingProperty"])) },
        message: `missing property ${asked}, which ${asking} asks for`,
        help: `add ${asked}, or remove ${asking}`,
      };
    }
    case "anyOf":
    case "oneOf":
      return choice(error, at, subject, value, document, vocabulary);
    default:
      return {
        at,
        message: `${subject} does not fit Microsoft's schema`,
        help: "compare it with the schema's documentation",
      };
  }
}

function remove(at: PointerPlace, why: string): Pick<SchemaFinding, "help" | "suggestions"> {
  return {
    help: `remove it: ${why}`,
    suggestions: [{ title: "remove it", edits: [{ remove: at }] }],
  };
}

/**
 * The names of the variables whose values were counted in a text that the environment filled; empty without
 * variables.
 */
function filledIn({ document, pointer }: PointerPlace): string {
  const raw = document.filled?.get(pointer)?.raw;
  const names = [...(raw ?? "").matchAll(/\{\{\s*([\w.-]{1,200})\s*\}\}/g)].map(
    ([, name]) => name!,
  );
  return names.length === 0 ? "" : ` with the value of ${list([...new Set(names)])}`;
}

/**
 * The finding for a choice as a whole: the properties for which the branches ask, else the first error of the branch
 * that fits best.
 */
function choice(
  error: SchemaError,
  at: PointerPlace,
  subject: string,
  value: unknown,
  document: Document,
  vocabulary: Vocabulary,
): SchemaFinding {
  const branches = branchesOf(error).filter((branch) => branch.length > 0);
  if (branches.length === 0) {
    const held =
      typeof value === "object" && value !== null ? `: it holds ${list(Object.keys(value))}` : "";
    return {
      at,
      message: `${subject} mixes choices of which it may have one${held}`,
      help: "keep one of them",
    };
  }
  const { pointer } = at;
  const asked = branches.flatMap((branch) => {
    const names = branch.filter(
      (inner) => inner.keyword === "required" && inner.pointer === pointer,
    );
    return names.length === branch.length
      ? [names.map(({ params }) => String(params["missingProperty"]))]
      : [];
  });
  if (asked.length === branches.length) {
    const ways = asked.map((names) => names.map(quote).join(" with "));
    return {
      at: { document, pointer: childOf(pointer, asked[0]![0]!) },
      message: `${subject} has neither ${ways.join(" nor ")}`,
      help: `add ${ways.join(" or ")}`,
    };
  }
  const kinds = branches.flatMap((branch) =>
    branch.length === 1 && branch[0]!.keyword === "type" && branch[0]!.pointer === pointer
      ? [branch[0]!.params["type"]]
      : [],
  );
  if (kinds.length === branches.length) {
    return describe(
      { pointer, keyword: "type", params: { type: kinds.flat() } },
      document,
      vocabulary,
    );
  }
  const likely = branches.filter(
    (branch) => !branch.some((inner) => inner.keyword === "type" && inner.pointer === pointer),
  );
  const [nearest] = [...(likely.length > 0 ? likely : branches)].sort(
    (a, b) => a.length - b.length,
  );
  const [first] = schemaFindings(nearest!.slice(0, 1), document, vocabulary);
  return first!;
}

/** Length in code points, as JSON Schema counts. */
function lengthOf(value: unknown): number {
  let count = 0;
  for (const _ of String(value)) count += 1;
  return count;
}

function sizeOf(value: unknown): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
