import { defineRule } from "../src/rule.js";

export default defineRule({
  id: "request-has-manifest",
  severity: "warning",
  summary: "A manifest was found for each request",

  checkUnpaired({ url }) {
    return {
      at: url?.place ?? "",
      message:
        "no manifest was found for this request: its activity type, parameters and icon were not judged",
      help: 'name the manifest with --manifest, or under "apps" in the configuration',
    };
  },
});
