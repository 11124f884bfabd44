import fc from "fast-check";
import { expect, test } from "vitest";
import { lint } from "../../src/index.js";
import { mayHoldHoles } from "../../src/json/holes.js";
import { changes, plain, type Sent } from "../fuzz/sent-requests.js";
import { tries } from "../long.js";
import { api, harbour, serve } from "./given.js";

const harbourServed = serve(harbour);
const served = () => harbourServed;

/** A request with up to three things changed, as `npm run fuzz` has them too. */
const sent: fc.Arbitrary<Sent> = fc
  .tuple(fc.constantFrom(...plain), fc.array(fc.constantFrom(...changes), { maxLength: 3 }))
  .map(([base, edits]) => edits.reduce((changed, edit) => edit(changed), base))
  // A placeholder of a file is final text when it is sent.
  .filter(({ url, body }) => url !== undefined && !mayHoldHoles(JSON.stringify([url, body])));

type Said = Readonly<Record<"rule" | "severity" | "message", string>> & {
  readonly help?: string;
  readonly pointer?: string;
};

const words = ({ rule, severity, message, help, pointer }: Said) =>
  [severity, rule, pointer, message, help].join(" | ");

/** The linter's findings about a log, by its lines. */
function linted(lines: readonly string[]): string[][] {
  const files = { "manifest.json": JSON.stringify(harbour), "log.ndjson": `${lines.join("\n")}\n` };
  const { diagnostics } = lint({ files });
  return lines.map((_, index) =>
    diagnostics
      .filter(({ file, range }) => file === "log.ndjson" && range.start.line === index + 1)
      .map(words),
  );
}

const path = (url = "") => url.replace(/^https:\/\/[^/]+/, "");

test("the endpoint says of a request what the linter says of its record", () => {
  const answers = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(sent, { minLength: 1, maxLength: 20 }), (requests) => {
      const { send, received, lines } = api({ served });
      // Sent one by one, because a notification of a chain replaces another.
      const judged = requests.flatMap(({ url, method = "POST", body }) => {
        const before = lines.length;
        send({ url: path(url), method, body });
        return lines.length > before ? received().slice(-1) : [];
      });
      expect(judged.map(({ diagnostics }) => diagnostics.map(words))).toEqual(linted(lines));
      for (const { accepted, diagnostics } of judged) {
        expect(accepted).toBe(diagnostics.every(({ severity }) => severity !== "error"));
        answers[accepted ? "accepted" : "refused"] += 1;
      }
    }),
    tries(60),
  );
  expect(answers.accepted).toBeGreaterThan(50);
  expect(answers.refused).toBeGreaterThan(50);
});

test("the same holds for the requests of a batch", () => {
  fc.assert(
    fc.property(fc.array(sent, { minLength: 1, maxLength: 20 }), (all) => {
      const { send, received, lines } = api({ served });
      // Of a chain only the last would be there in the end.
      const requests = all.map(({ url, body }, index) => ({
        id: String(index),
        method: "POST",
        url: path(url).replace(/^\/(?:v1\.0|beta)/, ""),
        headers: { "Content-Type": "application/json" },
        body: { ...body, chainId: undefined },
      }));
      send({ url: "/v1.0/$batch", body: { requests } });
      const judged = received().flatMap(({ diagnostics }) => diagnostics.map(words));
      const said = linted(lines).flat();
      // A request that is turned away before it is judged has no place in the list.
      if (received().length === all.length) expect(judged.sort()).toEqual(said.sort());
      else expect(said).toEqual(expect.arrayContaining(judged));
    }),
    tries(60),
  );
});
