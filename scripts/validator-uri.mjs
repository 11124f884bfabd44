/** The whole expression for addresses, for texts that the plain one of the validators refuses. */
import { fullFormats } from "ajv-formats/dist/formats.js";

export const { uri } = fullFormats;
