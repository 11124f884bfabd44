import type { Language } from "../../src/code/language.js";
import { finishProgram } from "../../src/code/finish.js";
import { createLowering } from "../../src/code/lowering.js";
import { linkByModules } from "../../src/code/modules.js";
import type { Expression } from "../../src/code/program.js";

const never = /^(?!)/;
const dialect = {
  hole: (name: string) => `<${name}>`,
  quote: (text: string) => `'${text}'`,
  isLikeJson: false,
  isEmptyFalse: true,
  self: never,
  sends: /^tell$/,
  reads: never,
  expects: never,
  resembles: never,
  settings: never,
  standIns: never,
  exits: never,
  asserts: never,
};

/** Three statements: `take kind from kinds`, `kind is 'taskCreated'`, `tell '/chats/…' kind`. */
export const toy: Language = {
  endings: [".toy"],
  fences: { toy: "toy" },
  comment: "%",
  tests: /\.test\.toy$/,
  parse(text, start) {
    const lowering = createLowering(dialect);
    const top = lowering.scope({ start, end: start + text.length }, "block");
    for (const { index, 0: line } of text.matchAll(/.+/g)) {
      const [first = "", verb = "", , last = ""] = line.split(" ");
      const at = { start: start + index, end: start + index + line.length };
      const name = (word: string): Expression => ({ kind: "name", name: word, scope: top, ...at });
      const quoted = (word: string): Expression => {
        const from = at.start + line.indexOf(word);
        const value = word.slice(1, -1);
        return { kind: "text", value, isPlain: true, start: from, end: from + word.length };
      };
      const given = line.split(" ")[2] ?? "";
      if (first === "take")
        lowering.declare(top, verb, "taken", { origin: { module: last, name: verb } });
      else if (verb === "is")
        lowering.give(lowering.declare(top, first), quoted(given), at.end, top);
      else {
        const part = (key: string, value: Expression) =>
          ({ key, keyStart: at.start, keyEnd: at.end, value }) as const;
        const source = lowering.object(at, [part("source", quoted("'text'"))], top);
        const parts = [part("activityType", name(given)), part("topic", source)];
        const body = lowering.object(at, parts, top);
        lowering.call(at, name(first), [{ value: quoted(verb) }, { value: body }], top);
      }
    }
    const spellings = (word: string) => [word];
    return finishProgram(lowering, { text, start, top, comments: [], spellings });
  },
  link: (sources) =>
    linkByModules(
      {
        importsIn: (text) => Array.from(text.matchAll(/from (\w+)/g), ([, module = ""]) => module),
        resolve: (_, module, { has }) => [`${module}.toy`].find(has),
        isIndex: () => false,
      },
      sources,
    ),
};
