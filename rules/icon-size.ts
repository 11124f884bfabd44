import { imageKind } from "../src/image/kind.js";
import { namedFiles } from "../src/model/named-files.js";
import { outlineColours } from "../src/image/outline.js";
import { readPng, readPngSize } from "../src/image/png.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** Pixels of a side. Source: the descriptions in the manifest schema. */
const COLOR = 192;
const SMALL = 32;

export default defineRule({
  id: "icon-size",
  severity: "error",
  summary:
    "The color icon is a PNG of 192×192 pixels, the outline icon and activity icons are PNGs of 32×32",

  *checkApp({ manifest, package: { bytes, fileName } }): Generator<Finding> {
    const judged = new Set<string>();
    for (const { pointer, path } of namedFiles(manifest)) {
      const isMain = pointer === "/icons/color" || pointer === "/icons/outline";
      const isIcon = isMain || pointer === "/icons/color32x32" || pointer.endsWith("/iconFile");
      if (path === undefined || !isIcon) continue;
      const side = pointer === "/icons/color" ? COLOR : SMALL;
      if (judged.has(`${side} ${path}`)) continue;
      judged.add(`${side} ${path}`);
      const image = bytes(path);
      const message = image && mistakeIn(image, side, pointer === "/icons/outline");
      if (message === undefined) continue;
      yield {
        at: { file: fileName(path) },
        message,
        help: `save ${quote(path)} as a PNG of ${side}×${side} pixels`,
        related: [{ at: pointer, message: "the manifest names the image here" }],
        ...(!isMain && { severity: "warning" as const }),
      };
    }
  },
});

/**
 * The first mistake of an image, to follow the file's place; undefined for a sound image. An outline icon's pixels
 * are read too.
 */
function mistakeIn(bytes: Uint8Array, side: number, isOutline: boolean): string | undefined {
  const kind = imageKind(bytes);
  if (bytes.length === 0) return "the image file is empty";
  if (kind !== "PNG")
    return `the image is ${kind === undefined ? "no PNG" : `in the format ${kind}, not PNG`}`;
  const size = readPngSize(bytes);
  if (size && (size.width !== side || size.height !== side)) {
    return `the image has ${size.width}×${size.height} pixels, not ${side}×${side}`;
  }
  const result = isOutline ? outlineColours(bytes) : readPng(bytes);
  return "damaged" in result ? `the image ${result.damaged}` : undefined;
}
