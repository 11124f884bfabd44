/**
 * The text of a file: the only place that turns bytes into text. Where the encoding is not UTF-8,
 * `damage` says so, and the text is a guess.
 */
export interface Decoded {
  /** Begins with the byte order mark where the file has one. */
  readonly text: string;
  readonly damage?: Damage;
}

/** Where a text stops to be UTF-8: an offset in UTF-16 units of the decoded text. */
export interface Damage {
  readonly message: string;
  readonly help: string;
  readonly offset: number;
}

const SAVE = "save the file as UTF-8, the only encoding that JSON has";

const UTF_16: Damage = { message: "the file is encoded in UTF-16", help: SAVE, offset: 0 };

/**
 * The first `length` bytes as text. UTF-8 is what Teams and Graph read; UTF-16 is what PowerShell's `>` writes, and
 * single bytes above 127 come from old editors.
 */
export function decode(bytes: Uint8Array, length = bytes.length): Decoded {
  const encoding = utf16In(bytes, length);
  if (!encoding) return decodeUtf8(bytes, 0, length);
  return { text: new TextDecoder(encoding).decode(bytes.subarray(0, length)), damage: UTF_16 };
}

/** The bytes from `start` to that before `end`, for a piece of a file whose encoding is known. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): Decoded {
  const text = textOf(bytes, start, end);
  const offset = text.indexOf("\uFFFD");
  if (offset < 0 || isUtf8(bytes.subarray(start, end))) return { text };
  const message = "the file holds a character that is not encoded in UTF-8";
  return { text, damage: { message, help: SAVE, offset } };
}

let decoder: InstanceType<typeof TextDecoder> | undefined;

/** Node's own buffers have a quicker way, which needs no decoder and no view of the bytes. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (typeof Buffer === "function" && Buffer.isBuffer(bytes)) {
    return bytes.toString("utf8", start, end);
  }
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode(bytes.subarray(start, end));
}

/** Bytes that tell UTF-16 from all else. */
const HEAD = 4;

/**
 * By the byte order mark, which PowerShell writes. Without a mark two characters of ASCII tell, with a zero byte
 * beside each (RFC 4627, section 3): such a text in UTF-8 would begin with characters that no text of ours can hold.
 * Undefined for all else.
 */
function utf16In(bytes: Uint8Array, length = bytes.length): "utf-16le" | "utf-16be" | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (length >= 2 && first === 0xff && second === 0xfe) return "utf-16le";
  if (length >= 2 && first === 0xfe && second === 0xff) return "utf-16be";
  if (length < HEAD) return undefined;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? "utf-16be" : undefined;
}

/** Whether bytes that nobody has decoded yet are in UTF-16, in which no word of ASCII is found. */
export function isUtf16(bytes: Uint8Array): boolean {
  return utf16In(bytes) !== undefined;
}

/** Tells a damaged character from the replacement character that somebody really wrote. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Takes the bytes of a text in pieces of any size. */
export interface ByteSink {
  push(chunk: Uint8Array): void;
  end(): void;
}

/**
 * A sink of UTF-8 that takes UTF-16 as well, which shows in the first bytes. At the end of such a text
 * `onDamage` is called.
 */
export function fromUtf16(sink: ByteSink, onDamage: (damage: Damage) => void): ByteSink {
  /** The first bytes, while there are few; undefined once the encoding is known. */
  let head: Uint8Array | undefined = new Uint8Array(0);
  let utf16: InstanceType<typeof TextDecoder> | undefined;
  const encoder = new TextEncoder();
  const pass = (chunk: Uint8Array) =>
    sink.push(utf16 ? encoder.encode(utf16.decode(chunk, { stream: true })) : chunk);
  const begin = (bytes: Uint8Array) => {
    head = undefined;
    const encoding = utf16In(bytes);
    utf16 = encoding && new TextDecoder(encoding);
    pass(bytes);
  };
  return {
    push(chunk) {
      if (!head) return pass(chunk);
      const bytes = head.length > 0 ? new Uint8Array([...head, ...chunk]) : chunk;
      // A caller may fill its chunk again.
      if (bytes.length < HEAD) head = new Uint8Array(bytes);
      else begin(bytes);
    },
    end() {
      if (head) begin(head);
      if (utf16) sink.push(encoder.encode(utf16.decode()));
      sink.end();
      if (utf16) onDamage(UTF_16);
    },
  };
}
