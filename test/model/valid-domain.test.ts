import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOLE } from "../../src/json/template.js";
import { coversHost, parseValidDomain } from "../../src/model/valid-domain.js";
import { text } from "./text.js";
import { tries } from "../long.js";

describe("hosts", () => {
  test.each([
    ["app.example.com", "app.example.com"],
    ["App.Example.COM", "app.example.com"],
    ["app.example.com.", "app.example.com"],
    ["*.example.com", "*.example.com"],
    ["*.*.example.com", "*.*.example.com"],
    ["*.com", "*.com"],
    ["localhost", "localhost"],
    ["localhost:3000", "localhost"],
    ["intranet", "intranet"],
    ["my_host.example.com", "my_host.example.com"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["*.bücher.example", "*.xn--bcher-kva.example"],
    ["192.0.2.1", "192.0.2.1"],
    ["[2001:db8::1]", HOLE],
    ["{teamSiteDomain}", HOLE],
    ["{TODO: hosted domain}", HOLE],
    ["{sub}.ngrok.io", `${HOLE}.ngrok.io`],
    ["<your domain>", HOLE],
    ["[YourDomain]", HOLE],
    ["your domain", HOLE],
  ])("%s", (entry, host) => {
    expect(parseValidDomain(entry)).toEqual({ host });
  });

  test.each([
    ["{{TAB_DOMAIN}}", HOLE],
    ["{{SUB}}.example.com", `${HOLE}.example.com`],
    ["{{TAB_DOMAIN}}:3000", HOLE],
    ["localhost:{{PORT}}", "localhost"],
  ])("with holes: %s", (entry, host) => {
    expect(parseValidDomain(text(entry))).toEqual({ host });
  });
});

describe("mistakes", () => {
  test.each([
    ["", "blank", undefined],
    ["  ", "blank", undefined],
    ["https://app.example.com", "scheme", "app.example.com"],
    ["https://App.example.com/tabs?x=1#y", "scheme", "App.example.com"],
    ["http://localhost:3000/", "scheme", "localhost:3000"],
    ["https://app.example.com:443", "scheme", "app.example.com"],
    ["https://*.example.com", "scheme", "*.example.com"],
    ["//app.example.com", "scheme", "app.example.com"],
    ["https://", "scheme", undefined],
    ["https://{host}/tab", "scheme", "{host}"],
    ["app.example.com/", "path", "app.example.com"],
    ["app.example.com/tabs/*", "path", "app.example.com"],
    ["app.example.com#", "path", "app.example.com"],
    ["app.example.com\\tabs", "path", "app.example.com"],
    [" app.example.com", "space", "app.example.com"],
    ["app.example.com\t", "space", "app.example.com"],
    ["a.example.com b.example.com", "space", undefined],
    ["app.example.com:8443", "port", "app.example.com"],
    ["127.0.0.1:3000", "port", "127.0.0.1"],
    ["localhost:", "port", "localhost"],
    ["*", "star", undefined],
    ["*.*", "star", undefined],
    ["*example.com", "star", undefined],
    ["app.*.example.com", "star", undefined],
    ["app..example.com", "host", undefined],
    [".example.com", "host", undefined],
    ["a.example.com,b.example.com", "host", undefined],
    ["someone@example.com", "host", undefined],
  ])("%s", (entry, kind, mended) => {
    expect(parseValidDomain(entry).mistake).toEqual(
      mended === undefined ? { kind } : { kind, mended },
    );
  });

  test("a scheme in front of a hole is taken away", () => {
    expect(parseValidDomain(text("https://{{HOST}}/")).mistake).toEqual({
      kind: "scheme",
      mended: "{{HOST}}",
    });
  });

  test("a path behind a hole alone cannot be mended: the hole may hold a URL", () => {
    expect(parseValidDomain(text("{{ENDPOINT}}/tab")).mistake).toEqual({ kind: "path" });
  });
});

describe("covers", () => {
  test.each([
    ["app.example.com", "app.example.com", true],
    ["app.example.com", "APP.example.com.", true],
    ["app.example.com", "a.app.example.com", false],
    ["*.example.com", "app.example.com", true],
    ["*.example.com", "example.com", false],
    ["*.example.com", "a.b.example.com", false],
    ["*.*.example.com", "a.b.example.com", true],
    ["*.*.example.com", "b.example.com", false],
    ["*.example.com", "badexample.com", false],
    ["bücher.example", "xn--bcher-kva.example", true],
    ["localhost:3000", "localhost", true],
    ["https://app.example.com/x", "app.example.com", true],
    ["a.example.com,b.example.com", "b.example.com", true],
    ["*example.com", "app.example.com", true],
    ["*", "app.example.com", true],
    ["", "app.example.com", false],
    ["{teamSiteDomain}", "app.example.com", true],
    ["{sub}.ngrok.io", "x.ngrok.io", true],
    ["{sub}.ngrok.io", "app.example.com", false],
    ["app.{zone}.example.com", "app.eu.example.com", true],
    ["app.{zone}.example.com", "web.eu.example.com", false],
  ])("%s, %s: %s", (entry, host, expected) => {
    expect(coversHost(parseValidDomain(entry), host)).toBe(expected);
  });
});

test("any text is taken apart, and a mended entry has no mistake left", () => {
  const pieces = fc.constantFrom(
    "https://",
    "a",
    "B",
    ".",
    "*",
    "*.",
    ":",
    "80",
    "/",
    " ",
    "{x}",
    "{",
    "ü",
    "localhost",
    "#",
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const { mistake } = parseValidDomain(parts.join(""));
      if (mistake?.mended !== undefined)
        expect(parseValidDomain(mistake.mended).mistake).toBeUndefined();
    }),
    tries(500),
  );
});

test.each(["a", " ", "*.", "{", "<", "https://", "a."])(
  "a long entry of %j is read in linear time",
  (piece) => {
    const start = performance.now();
    coversHost(parseValidDomain(piece.repeat(200_000)), "app.example.com");
    expect(performance.now() - start).toBeLessThan(10_000);
  },
);
