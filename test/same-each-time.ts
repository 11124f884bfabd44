import fc from "fast-check";
import { isLong } from "./long.js";

// A test that fails by chance is nobody's change: properties are tried alike each time. `npm run fuzz` tries others.
if (!isLong) fc.configureGlobal({ seed: 4711 });
