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
  const encoding = utf16In(bytes);
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

/** By the byte order mark, which PowerShell writes; undefined for all else. */
function utf16In([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
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
 * A sink of UTF-8 that takes UTF-16 as well, which says so by its first two bytes. At the end of such a
 * text `onDamage` is called.
 */
export function fromUtf16(sink: ByteSink, onDamage: (damage: Damage) => void): ByteSink {
  /** The first byte, while there is only one; undefined once the encoding is known. */
  let head: Uint8Array | undefined = new Uint8Array(0);
  let utf16: InstanceType<typeof TextDecoder> | undefined;
  const encoder = new TextEncoder();
  const pass = (chunk: Uint8Array) =>
    sink.push(utf16 ? encoder.encode(utf16.decode(chunk, { stream: true })) : chunk);
  return {
    push(chunk) {
      if (!head) return pass(chunk);
      const bytes = head.length > 0 ? new Uint8Array([...head, ...chunk]) : chunk;
      // A caller may fill its chunk again.
      if (bytes.length < 2) return void (head = new Uint8Array(bytes));
      head = undefined;
      const encoding = utf16In(bytes);
      utf16 = encoding && new TextDecoder(encoding);
      pass(bytes);
    },
    end() {
      if (head) sink.push(head);
      if (utf16) sink.push(encoder.encode(utf16.decode()));
      sink.end();
      if (utf16) onDamage(UTF_16);
    },
  };
}
