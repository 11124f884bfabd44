import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip, inflate } from "node:zlib";
import { decode } from "../files/decode.js";
import { quote } from "../words.js";
import { type Refusal, refusal } from "./refusal.js";

/** Bytes of a body, packed or unpacked. */
const LARGEST = 2 ** 20;

/**
 * Bytes that are read of a body that is too large: a client that is cut off while it sends does not read the answer.
 */
const MOST_READ = 32 * LARGEST;

/**
 * The JSON text of a body, or its refusal. Rejects when the client disconnects. Graph takes `application/json` alone
 * (API pages, "Request headers"); SDKs compress their bodies.
 */
export async function readBody(request: IncomingMessage): Promise<string | Refusal> {
  const { "content-type": type = "", "content-encoding": encoding = "identity" } = request.headers;
  const bytes = await readBytes(request);
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    return refusal(415, `the Content-Type is ${quote(type)}, and Graph takes application/json`);
  const unpack = unpackers.get(encoding.trim().toLowerCase());
  if (!unpack) return refusal(415, `the Content-Encoding ${quote(encoding)} is not known here`);
  if (!bytes) return tooLarge;
  let unpacked: Uint8Array;
  try {
    unpacked = await unpack(bytes);
  } catch (error) {
    const isTooLarge =
      error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isTooLarge ? tooLarge : refusal(400, `the body is not what ${quote(encoding)} makes`);
  }
  const { text, damage } = decode(unpacked);
  if (damage)
    return refusal(400, "the body is not encoded in UTF-8, the only encoding that JSON has");
  return text.replace(/^\uFEFF/, "");
}

const tooLarge = refusal(413, "the body has more than 1 MiB");

const limits = { maxOutputLength: LARGEST };

const unpackers: ReadonlyMap<string, (bytes: Uint8Array) => Promise<Uint8Array>> = new Map([
  ["identity", (bytes) => Promise.resolve(bytes)],
  ["gzip", (bytes) => promisify(gunzip)(bytes, limits)],
  ["deflate", (bytes) => promisify(inflate)(bytes, limits)],
]);

/** The bytes of a body; undefined for more than `LARGEST`. */
async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST) chunks.push(chunk);
    else chunks.length = 0;
    if (length > MOST_READ) request.destroy();
  }
  return length > LARGEST ? undefined : Buffer.concat(chunks);
}
