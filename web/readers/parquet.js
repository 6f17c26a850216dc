/** Parquet files: flat columns of every primitive type, as text that loses nothing; nested columns are named and left out. */
import { parquetMetadata, parquetScan } from "hyparquet";
import { Delimited } from "./delimited.js";
import { failure, isFailure } from "./failure.js";
import { picker } from "./subsample.js";

/** More cells than this the tab can't hold as values and as text at the same time. */
const MOST_CELLS = 20_000_000;

/** Rows that are turned into text at a time. */
const BATCH = 1 << 16;

const CODECS = new Set(["UNCOMPRESSED", "SNAPPY"]);

/**
 * @typedef {import("../shared/protocol.js").Remark} Remark
 * @typedef {import("./delimited.js").Cell} Cell
 * @typedef {import("hyparquet").SchemaElement} SchemaElement
 * @typedef {{ name: string, write: (value: any) => Cell }} Column
 */

/** @param {Uint8Array} bytes */
export const isParquet = (bytes) => ["PAR1", "PARE"].includes(String.fromCharCode(...bytes.subarray(0, 4)));

/**
 * @param {Uint8Array} bytes
 * @param {Partial<import("../shared/protocol.js").Reading>} asked
 * @param {(share: number) => void} progress
 * @returns {Promise<{ bytes: Uint8Array, remarks: Remark[], of: number|null }>}  of: all rows, where not all are read
 */
export async function readParquetTable(bytes, asked, progress) {
  try {
    return await read(bytes, asked, progress);
  } catch (error) {
    if (isFailure(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw failure("damaged-file", `The Parquet file is damaged or of a kind that is not read (${detail}).`, "Write it again, for example with to_parquet, or export it as CSV.");
  }
}

/** @param {Uint8Array} bytes @param {Partial<import("../shared/protocol.js").Reading>} asked @param {(share: number) => void} progress */
async function read(bytes, asked, progress) {
  const tail = String.fromCharCode(...bytes.subarray(-4));
  if (tail === "PARE" || bytes[3] === 0x45) throw failure("encrypted", "The Parquet file is encrypted.", "Write it without encryption.");
  if (tail !== "PAR1") throw failure("damaged-file", "The Parquet file is cut off: its end is missing.", "Fetch the file again.");
  const buffer = /** @type {ArrayBuffer} */ (bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer);
  const metadata = parquetMetadata(buffer, { geoparquet: false });
  refuseCodecs(metadata);
  /** @type {Remark[]} */
  const remarks = [];
  const columns = flatColumns(metadata.schema, remarks);
  const total = Number(metadata.num_rows);
  const { takes, of } = picker({ what: "The file", total, columns: columns.length, most: MOST_CELLS }, asked);
  const scan = await parquetScan({
    file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
    metadata, columns: columns.map((column) => column.name), utf8: false, geoparquet: false, useOffsetIndex: false, parsers: PARSERS,
  });
  const out = new Delimited();
  out.row(columns.map((column) => column.name));
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    /** @type {import("hyparquet").DecodedArray[]} */
    const values = [];
    for (const { name } of columns) values.push(await scan.readColumn({ column: name, rowStart: start, rowEnd: end }));
    for (let row = 0; row < end - start; row += 1) {
      if (!takes()) continue;
      // Line n + 1 is row n of the file.
      out.skipTo(start + row + 2);
      out.row(columns.map(({ write }, index) => {
        const value = values[index]?.[row];
        return value === null || value === undefined ? null : write(value);
      }));
      if (row % BATCH === 0) progress((start + row) / total);
    }
    start = end;
  }
  return { bytes: out.finish(), remarks, of };
}

/** @param {import("hyparquet").FileMetaData} metadata */
function refuseCodecs(metadata) {
  for (const group of metadata.row_groups) {
    for (const { meta_data: data } of group.columns) {
      if (!data || CODECS.has(data.codec)) continue;
      throw failure("compression", `The Parquet file is packed with ${data.codec}; Snappy and none are read.`, "Write it with compression=\"snappy\".", { column: data.path_in_schema.join(".") });
    }
  }
}

/**
 * The columns that can be read, each with the way its values are written. Decimals are taken out of the library's hands,
 * which would make binary fractions of them.
 * @param {SchemaElement[]} schema @param {Remark[]} remarks
 * @returns {Column[]}
 */
function flatColumns(schema, remarks) {
  /** @type {Column[]} */
  const columns = [];
  /** @type {string[]} */
  const nested = [];
  /** @type {string[]} */
  const other = [];
  for (let at = 1; at < schema.length;) {
    const element = /** @type {SchemaElement} */ (schema[at]);
    const width = span(schema, at);
    if (width > 1 || element.repetition_type === "REPEATED") nested.push(element.name);
    else {
      const write = writer(element);
      if (write === null) other.push(element.name);
      else columns.push({ name: element.name, write });
    }
    at += width;
  }
  const hint = "Flatten them before writing the file, or export the table as CSV.";
  const left = `${listed("nested", nested)}${nested.length > 0 && other.length > 0 ? " " : ""}${listed("neither number, text nor time", other)}`;
  if (columns.length < 2) {
    throw failure("nested-columns", `The Parquet file has ${columns.length === 1 ? "one flat column" : "no flat column"}. ${left}`.trimEnd(), hint);
  }
  if (left !== "") remarks.push(remark("nested-columns", `${left} Left out.`, hint));
  const zoned = schema.filter((element) => /** @type {any} */ (element.logical_type)?.isAdjustedToUTC === true && element.logical_type?.type === "TIMESTAMP").map((element) => element.name);
  if (zoned.length > 0) remarks.push(remark("utc", `Times of ${zoned.join(", ")} are in UTC.`, null));
  return columns;
}

/** @param {string} what @param {string[]} names */
const listed = (what, names) => (names.length === 0 ? "" : `Columns that are ${what}: ${names.join(", ")}.`);

/** How many elements an element and all below it take, without recursion. @param {SchemaElement[]} schema @param {number} at */
function span(schema, at) {
  let open = 1;
  let width = 0;
  while (open > 0 && at + width < schema.length) {
    open += (schema[at + width]?.num_children ?? 0) - 1;
    width += 1;
  }
  return width;
}

/** @param {SchemaElement} element @returns {Column["write"]|null} */
function writer(element) {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === "DECIMAL" || logical?.type === "DECIMAL") {
    const scale = element.scale ?? /** @type {any} */ (logical).scale ?? 0;
    delete element.converted_type;
    delete element.logical_type;
    return (value) => ({ written: decimal(value instanceof Uint8Array ? signed(value) : BigInt(value), scale) });
  }
  if (logical?.type === "TIME" || converted === "TIME_MILLIS" || converted === "TIME_MICROS") {
    const unit = logical?.type === "TIME" ? /** @type {any} */ (logical).unit : converted === "TIME_MILLIS" ? "MILLIS" : "MICROS";
    return (value) => ({ written: clock(BigInt(value) * NANOSECONDS[/** @type {keyof typeof NANOSECONDS} */ (unit)]) });
  }
  if (converted === "INTERVAL" || converted === "BSON" || ["GEOMETRY", "GEOGRAPHY", "VARIANT"].includes(logical?.type ?? "")) return null;
  if (logical?.type === "UUID") return (value) => String(value);
  if (type === "FLOAT") return (value) => ({ written: single(value) });
  if (logical?.type === "FLOAT16") return (value) => value;
  if (type === "BYTE_ARRAY" || type === "FIXED_LEN_BYTE_ARRAY") {
    const isText = ["UTF8", "ENUM", "JSON"].includes(converted ?? "") || ["STRING", "ENUM", "JSON"].includes(logical?.type ?? "");
    return isText || type === "BYTE_ARRAY" ? (value) => (typeof value === "string" ? value : textOf(value, element.name)) : null;
  }
  // Times come as cells from PARSERS.
  return (value) => (typeof value === "boolean" || typeof value === "object" ? value : { written: String(value) });
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** @param {Uint8Array} bytes @param {string} column */
function textOf(bytes, column) {
  try {
    return strict.decode(bytes);
  } catch {
    throw failure("binary-column", `The column ${column} holds bytes that are no UTF-8 text.`, "Leave the column out when writing the file.", { column });
  }
}

/** Big-endian two's complement. @param {Uint8Array} bytes */
function signed(bytes) {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

/** @param {bigint} value in units of 10^-scale @param {number} scale */
function decimal(value, scale) {
  if (scale <= 0) return String(value * 10n ** BigInt(-scale));
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The shortest text that gives the same single-precision number. @param {number} value */
function single(value) {
  for (let digits = 1; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

const NANOSECONDS = { MILLIS: 1_000_000n, MICROS: 1000n, NANOS: 1n };
const NANOSECONDS_A_DAY = 86_400_000_000_000n;

/** @param {bigint} nanoseconds of a day */
function clock(nanoseconds) {
  const time = new Date(Number(nanoseconds / 1_000_000_000n) * 1000).toISOString().slice(11, 19);
  const rest = String(nanoseconds % 1_000_000_000n).padStart(9, "0").replace(/0+$/, "");
  return rest === "" ? time : `${time}.${rest}`;
}

/** @param {bigint} nanoseconds since 1970 */
function moment(nanoseconds) {
  let day = nanoseconds / NANOSECONDS_A_DAY;
  let rest = nanoseconds % NANOSECONDS_A_DAY;
  if (rest < 0n) {
    day -= 1n;
    rest += NANOSECONDS_A_DAY;
  }
  const date = calendar(Number(day));
  return date === "" ? null : { written: `${date}T${clock(rest)}` };
}

/** Days beyond JavaScript's calendar are no date. @param {number} days since 1970 */
function calendar(days) {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, -14);
}

/** What the library hands over as dates becomes cells at once. @type {any} */
const PARSERS = {
  timestampFromMilliseconds: (/** @type {any} */ value) => (value === undefined || value === null ? null : moment(BigInt(value) * NANOSECONDS.MILLIS)),
  timestampFromMicroseconds: (/** @type {any} */ value) => (value === undefined || value === null ? null : moment(BigInt(value) * NANOSECONDS.MICROS)),
  timestampFromNanoseconds: (/** @type {any} */ value) => (value === undefined || value === null ? null : moment(BigInt(value))),
  dateFromDays: (/** @type {any} */ value) => (value === undefined || value === null ? null : { written: calendar(Number(value)) }),
  jsonFromBytes: (/** @type {any} */ value) => value,
};

/** @param {string} code @param {string} message @param {string|null} hint @returns {Remark} */
function remark(code, message, hint) {
  return { code, message, row: null, column: null, hint, choices: [] };
}
