import { test } from "vitest";
import schema from "../rules/manifest-schema.js";
import { soundManifest } from "./check.js";
import { parseFile, textFile } from "../src/json/parse.js";
import { createApp } from "../src/model/create-app.js";
test("perf", () => {
  for (const n of [1000, 4000, 16000]) {
    const extra = Object.fromEntries(Array.from({ length: n }, (_, i) => [`activityTypez${i}`, 1]));
    const app = createApp(parseFile(textFile("m.json", JSON.stringify(soundManifest(extra)))));
    const t = performance.now();
    console.log(n, [...(schema.checkApp(app) ?? [])].length, "manifest rule ms", performance.now() - t);
  }
}, 60000);
