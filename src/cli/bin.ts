import { help } from "./help-text.js";
import { stdout } from "./stdout.js";

declare const TEAMSLINT_VERSION: string;

// Version and help are answered before the linter is loaded.
const [asked, ...others] = process.argv.slice(2);
if (others.length === 0 && (asked === "--version" || asked === "-V")) {
  stdout.print(`${TEAMSLINT_VERSION}\n`);
} else if (others.length === 0 && (asked === "--help" || asked === "-h")) stdout.print(`${help}\n`);
else void import("./main.js");
