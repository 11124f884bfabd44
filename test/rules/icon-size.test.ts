import { expect, test } from "vitest";
import rule from "../../rules/icon-size.js";
import { check, diagnose, soundManifest } from "../check.js";
import { plainPng, writePng, WHITE } from "../png-writer.js";

const color = plainPng(192, 192);
const outline = plainPng(32, 32);
const sound = { "color.png": color, "outline.png": outline };
const manifest = soundManifest();

test.each([
  ["both sizes are right", { manifest, files: sound }],
  ["no image is there", { manifest }],
  [
    "the name is unknown",
    {
      manifest: soundManifest({ icons: { color: "${{ICON}}", outline: "outline.png" } }),
      files: sound,
    },
  ],
  [
    "the path leads elsewhere",
    {
      manifest: soundManifest({ icons: { color: "../outline.png", outline: "outline.png" } }),
      files: sound,
    },
  ],
])("passes: %s", (_, given) => {
  expect(check(rule, given)).toEqual([]);
});

const damaged = Uint8Array.from(color);
damaged[100]! ^= 0xff;
const badPixels = writePng({
  width: 32,
  height: 32,
  pixel: () => WHITE,
  stream: new Uint8Array(5),
});

test.each([
  [
    "too small",
    { "color.png": plainPng(96, 96) },
    "color.png: the image has 96×96 pixels, not 192×192",
  ],
  [
    "not square",
    { "color.png": plainPng(192, 128) },
    "color.png: the image has 192×128 pixels, not 192×192",
  ],
  [
    "an old outline",
    { "outline.png": plainPng(20, 20) },
    "outline.png: the image has 20×20 pixels, not 32×32",
  ],
  [
    "JPEG",
    { "color.png": Buffer.from("ffd8ffe000104a464946", "hex") },
    "color.png: the image is in the format JPEG, not PNG",
  ],
  ["a text", { "color.png": Buffer.from("hello") }, "color.png: the image is no PNG"],
  ["empty", { "color.png": new Uint8Array() }, "color.png: the image file is empty"],
  ["cut off", { "color.png": color.slice(0, 60) }, "color.png: the image is cut off"],
  [
    "damaged",
    { "color.png": damaged },
    "color.png: the image has a wrong checksum in its IDAT part",
  ],
  [
    "damaged pixels",
    { "outline.png": badPixels },
    "outline.png: the image has pixels that cannot be unpacked",
  ],
])("fails: %s", (_, files, message) => {
  expect(check(rule, { manifest, files: { ...sound, ...files } })).toEqual([message]);
});

test("the finding is on the image and relates to the manifest", () => {
  const [found] = diagnose(rule, {
    manifest,
    files: { ...sound, "color.png": outline },
    zip: "app.zip",
  });
  expect(found).toMatchObject({
    file: "app.zip!/color.png",
    severity: "error",
    help: 'save "color.png" as a PNG of 192×192 pixels',
    related: [{ file: "manifest.json" }],
  });
});

test("activity icons and the small color icon are warnings, one for each image", () => {
  const given = {
    manifest: soundManifest({
      icons: { color: "color.png", outline: "outline.png", color32x32: "color.png" },
      activities: {
        activityTypes: [],
        activityIcons: [
          { id: "a", iconFile: "icons/a.png" },
          { id: "b", iconFile: "icons/a.png" },
        ],
      },
    }),
    files: { ...sound, "icons/a.png": plainPng(64, 64) },
  };
  expect(check(rule, given)).toEqual([
    "warning color.png: the image has 192×192 pixels, not 32×32",
    "warning icons/a.png: the image has 64×64 pixels, not 32×32",
  ]);
});
