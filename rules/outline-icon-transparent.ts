import { known } from "../src/json/template.js";
import { packagePath } from "../src/model/named-files.js";
import { outlineColours } from "../src/image/outline.js";
import { defineRule } from "../src/rule.js";
import { plural } from "../src/words.js";

export default defineRule({
  id: "outline-icon-transparent",
  severity: "info",
  summary: "Every pixel of the outline icon is white or fully transparent",

  checkApp({ manifest: { icons }, package: { kind, bytes, fileName } }) {
    const name = known(icons?.outline);
    // An image in both roles has the wrong size for one of them, which rule `icon-size` reports.
    if (name === undefined || name === icons?.color) return;
    const path = packagePath(name);
    const image = path === undefined ? undefined : bytes(path);
    if (path === undefined || image === undefined) return;
    const colours = outlineColours(image);
    if ("damaged" in colours || colours.ok) return;
    const { wrong, x, y, colour } = colours;
    return {
      at: { file: fileName(path) },
      // An upload accepts the icon and the store refuses it; a package may be meant for the store.
      ...(kind === "zip" && { severity: "warning" }),
      message:
        `the outline icon has ${plural(wrong, "pixel")} neither white nor fully transparent, ` +
        `the first at ${x},${y} with the colour ${colour}`,
      help: "draw the shape in white (#ffffff) on a transparent background",
      related: [{ at: "/icons/outline", message: "the manifest names the image here" }],
    };
  },
});
