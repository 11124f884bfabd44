import { readAlone } from "../reading.js";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { textFile } from "../../../src/json/parse.js";
import { HOLE } from "../../../src/json/template.js";
import { seen, UNKNOWN, type Value, value } from "../values.js";

/** A value as several authors write it; `unknown` stands where the program reads its environment. */
interface Printed {
  readonly declarations: string;
  readonly expression: string;
}

/** An endless choice of styles, told by numbers. */
function printer(styles: readonly number[]) {
  let next = 0;
  let names = 0;
  let declarations = "";
  const style = (count: number) => styles[next++ % styles.length]! % count;

  function quoted(plain: string): string {
    const body = JSON.stringify(plain).slice(1, -1);
    switch (style(5)) {
      case 0:
        return `"${body}"`;
      case 1:
        return `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
      case 2:
        return `\`${body.replaceAll('\\"', '"').replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
      case 3: {
        const half = plain.length >> 1;
        return `(${JSON.stringify(plain.slice(0, half))} + ${JSON.stringify(plain.slice(half))})`;
      }
      default:
        return `\`\${${JSON.stringify(plain)}}\``;
    }
  }

  function print(given: Value): string {
    const expression = printPlain(given);
    switch (style(8)) {
      case 0:
        names += 1;
        declarations += `const name${names} = ${expression};\n`;
        return `name${names}`;
      case 1:
        names += 1;
        declarations += `function build${names}(given) { return given; }\n`;
        return `build${names}(${expression})`;
      case 2:
        names += 1;
        declarations += `const held${names} = { inner: ${expression} };\n`;
        return `held${names}.inner`;
      case 3:
        return `(${expression})`;
      default:
        return expression;
    }
  }

  function printPlain(given: Value): string {
    if (given === UNKNOWN) return "environment.value";
    if (typeof given === "string") return quoted(given);
    if (typeof given === "number") return given < 0 ? `-${-given}` : String(given);
    if (typeof given !== "object" || given === null) return String(given);
    if (Array.isArray(given)) return printList(given as readonly Value[]);
    return printObject(Object.entries(given));
  }

  function printList(items: readonly Value[]): string {
    if (items.length > 1 && style(3) === 0)
      return `[...${print(items.slice(0, 1))}, ${items.slice(1).map(print).join(", ")}]`;
    return `[${items.map(print).join(", ")}${items.length > 0 && style(2) === 0 ? "," : ""}]`;
  }

  function printObject(entries: readonly (readonly [string, Value])[]): string {
    const [first, ...rest] = entries;
    if (first && style(5) === 0)
      return `{ ...${print(Object.fromEntries([first]))}, ${rest.map(printEntry).join(", ")} }`;
    if (first && style(5) === 0) {
      names += 1;
      const name = `later${names}`;
      const others = rest.map(printEntry).join(", ");
      const added = print(first[1]);
      declarations += `const ${name} = { ${others} };\n${name}[${JSON.stringify(first[0])}] = ${added};\n`;
      return name;
    }
    return `{ ${entries.map(printEntry).join(", ")} }`;
  }

  function printEntry([name, given]: readonly [string, Value]): string {
    const isPlain = /^[A-Za-z]\w*$/.test(name) && style(2) === 0;
    const written = isPlain
      ? name
      : style(3) === 0
        ? `[${JSON.stringify(name)}]`
        : JSON.stringify(name);
    return `${written}: ${print(given)}`;
  }

  return (given: Value): Printed => {
    const expression = print(given);
    return { declarations, expression };
  };
}

test("what is read equals what running the program gives, with holes only where nothing is known", () => {
  fc.assert(
    fc.property(value, fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }), (given, styles) => {
      const { declarations, expression } = printer(styles)(given);
      const body = `{ activityType: "a", topic: { source: "text" }, given: ${expression} }`;
      const program = `${declarations}client.api("/chats/c/sendActivityNotification").post(${body});`;
      fc.pre(!program.split("\n").some((line) => line.length > 2000));
      let sent: unknown;
      const post = (posted: unknown) => {
        sent = JSON.parse(JSON.stringify(posted));
      };
      runInNewContext(program, { client: { api: () => ({ post }) }, environment: { value: HOLE } });
      const [request] = readAlone(textFile("a.js", program)).found.requests;
      expect({ program, read: seen(request?.body.value) }).toEqual({ program, read: sent });
      expect(request?.body.source.open).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});
