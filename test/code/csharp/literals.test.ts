import { readAlone } from "../reading.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { textFile } from "../../../src/json/parse.js";
import { HOLE } from "../../../src/json/template.js";
import { chooser, seen, styles, UNKNOWN, type Value, value } from "../values.js";

const URL = "https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification";

/** A program that sends a value, in the styles that the numbers tell. No interpreter is at hand. */
function programOf(given: Value, numbers: readonly number[]): string {
  const style = chooser(numbers);
  let names = 0;
  let before = "";
  const name = (written: string) => {
    names += 1;
    before += `object name${names} = ${written};\n`;
    return `name${names}`;
  };

  function quoted(plain: string): string {
    const body = JSON.stringify(plain).slice(1, -1);
    const half = plain.length >> 1;
    switch (style(6)) {
      case 0:
        return `@"${plain.replaceAll('"', '""')}"`;
      case 1:
        return plain === "" || /["\r\n]/.test(plain) ? `"${body}"` : `"""${plain}"""`;
      case 2:
        return `(${JSON.stringify(plain.slice(0, half))} + ${JSON.stringify(plain.slice(half))})`;
      case 3:
        return `$"{${name(`"${body}"`)}}"`;
      case 4:
        return `string.Format("{0}", "${body}")`;
      default:
        return `"${body}"`;
    }
  }

  function print(part: Value): string {
    const written = printPlain(part);
    switch (style(8)) {
      case 0:
        return name(written);
      case 1:
        names += 1;
        before += `object Build${names}(object given, int other = 1) => given;\n`;
        return `Build${names}(${written})`;
      case 2:
        return `((object)${name(written)})`;
      case 3:
        return `(true ? ${written} : 1)`;
      default:
        return written;
    }
  }

  function printPlain(part: Value): string {
    if (part === UNKNOWN) return "environment.Value";
    if (typeof part === "string") return quoted(part);
    if (typeof part !== "object" || part === null) return String(part);
    return Array.isArray(part)
      ? printList(part as readonly Value[])
      : printObject(Object.entries(part));
  }

  function printList(items: readonly Value[]): string {
    const written = items.map(print).join(", ");
    switch (style(4)) {
      case 0:
        return `new List<object> { ${written} }`;
      case 1:
        return `new object[] { ${written} }.Select(item => item).ToList()`;
      case 2:
        return `[${written}]`;
      default:
        return `new object[] { ${written} }`;
    }
  }

  function printObject(entries: readonly (readonly [string, Value])[]): string {
    const isPlain = entries.every(([key]) => /^(?:source|webUrl|constructor|toString)$/.test(key));
    if (isPlain && entries.length > 0 && style(2) === 0)
      return `new { ${entries.map(([key, part]) => `${key} = ${print(part)}`).join(", ")} }`;
    const type = "new Dictionary<string, object>";
    const [first, ...rest] = entries;
    switch (first ? style(4) : 3) {
      case 0:
        return `${type} { ${entries.map(([key, part]) => `{ ${quoted(key)}, ${print(part)} }`).join(", ")} }`;
      case 1: {
        const others = rest.map(([key, part]) => `[${quoted(key)}] = ${print(part)}`).join(", ");
        const added = print(first![1]);
        const dictionary = name(`${type} { ${others} }`);
        before += `${dictionary}[${JSON.stringify(first![0])}] = ${added};\n`;
        return dictionary;
      }
      case 2: {
        const others = rest.map(([key, part]) => `[${quoted(key)}] = ${print(part)}`).join(", ");
        const added = print(first![1]);
        const dictionary = name(`${type} { ${others} }`);
        before += `${dictionary}.Add(${JSON.stringify(first![0])}, ${added});\n`;
        return dictionary;
      }
      default:
        return `${type} { ${entries.map(([key, part]) => `[${quoted(key)}] = ${print(part)}`).join(", ")} }`;
    }
  }

  const body = `new { activityType = "a", topic = new { source = "text" }, given = ${print(given)} }`;
  return `${before}await http.PostAsJsonAsync("${URL}", ${body});\n`;
}

/** The value as it is sent, where what nobody knows is the mark of a hole. */
function sentOf(given: Value): unknown {
  if (given === UNKNOWN) return HOLE;
  if (Array.isArray(given)) return given.map(sentOf);
  if (typeof given !== "object" || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, part]) => [key, sentOf(part as Value)]),
  );
}

test("what is read of C# equals the value that was written, with holes only where nothing is known", () => {
  fc.assert(
    fc.property(value, styles, (given, numbers) => {
      const program = programOf(given, numbers);
      fc.pre(!program.split("\n").some((line) => line.length > 2000));
      const [request] = readAlone(textFile("A.cs", program)).found.requests;
      const read = (seen(request?.body.value) as { given?: unknown } | undefined)?.given;
      expect({ program, read }).toEqual({ program, read: sentOf(given) });
      expect(request?.body.source.open).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});
