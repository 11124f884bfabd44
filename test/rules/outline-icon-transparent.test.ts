import { expect, test } from "vitest";
import rule from "../../rules/outline-icon-transparent.js";
import { check, diagnose, soundManifest } from "../check.js";
import { CLEAR, plainPng, type Samples, writePng, WHITE } from "../png-writer.js";

const manifest = soundManifest();

function outline(pixel: (x: number, y: number) => Samples) {
  return { "outline.png": writePng({ width: 32, height: 32, pixel }) };
}

test.each([
  ["white on transparent", outline((x) => (x < 9 ? WHITE : CLEAR))],
  ["white of any opacity", outline((x) => [255, 255, 255, x * 8])],
  ["nearly white, as resizing leaves it", outline(() => [250, 254, 251, 40])],
  ["transparent in any colour", outline(() => [200, 10, 10, 0])],
  ["no image", {}],
  ["damaged: icon-size speaks", { "outline.png": plainPng(32, 32).slice(0, 60) }],
  ["no PNG: icon-size speaks", { "outline.png": new Uint8Array(9) }],
])("passes: %s", (_, files) => {
  expect(check(rule, { manifest, files })).toEqual([]);
});

test("one coloured pixel", () => {
  const files = outline((x, y) => (x === 3 && y === 4 ? [255, 0, 0, 255] : CLEAR));
  expect(diagnose(rule, { manifest, files, zip: "app.zip" })).toMatchObject([
    {
      file: "app.zip!/outline.png",
      severity: "warning",
      message:
        "the outline icon has 1 pixel neither white nor fully transparent, the first at 3,4 with the colour #ff0000ff",
      related: [{ file: "manifest.json" }],
    },
  ]);
});

test("what is a shade darker is no white", () => {
  const files = outline((x) => (x === 0 ? [249, 255, 255, 255] : CLEAR));
  expect(diagnose(rule, { manifest, files })).toMatchObject([
    { severity: "info", message: expect.stringContaining("has 32 pixels") as string },
  ]);
});

test("half transparent black, in an image of another size", () => {
  const files = { "outline.png": plainPng(20, 20, [0, 0, 0, 128]) };
  expect(check(rule, { manifest, files })).toEqual([
    "outline.png: the outline icon has 400 pixels neither white nor fully transparent, the first at 0,0 with the colour #00000080",
  ]);
});

test("one image for both icons is left to icon-size", () => {
  const shared = soundManifest({ icons: { color: "icon.png", outline: "icon.png" } });
  expect(
    check(rule, { manifest: shared, files: { "icon.png": plainPng(192, 192, [1, 2, 3, 255]) } }),
  ).toEqual([]);
});
