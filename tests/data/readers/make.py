"""Writes the workbooks and Parquet files beside it: python3 make.py, with openpyxl 3.1.5 and pyarrow 26.0.1.

The files are kept, since other versions write other bytes; the tests name what each of them shows.
"""

import datetime as dt
import gzip
import io
import random
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
random.seed(4)


def save(book, name):
    book.properties.created = book.properties.modified = dt.datetime(2024, 1, 1)
    raw = io.BytesIO()
    book.save(raw)
    # Packed anew, so that the time of writing is in no byte of it.
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = data[: data.find(b"<dcterms:modified")] + data[data.find(b"</cp:coreProperties>") :]
            target.writestr(zipfile.ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def fill(sheet, rows):
    for row in rows:
        sheet.append(row)


def orders():
    """Dates, times, blanks, umlauts, Chinese, booleans, errors, a title, names merged over two rows, a merged category."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Aufträge"
    fill(sheet, [
        ["Aufträge im März", None, None, None, None, None, None],
        [],
        ["Kunde", "Größe", None, "Datum", "Geliefert", "Quote", "Ort"],
        [None, "Länge\n(cm)", "Breite (cm)", None, None, None, None],
    ])
    for area in ["A1:G1", "B3:C3", "A3:A4", "D3:D4", "E3:E4", "F3:F4", "G3:G4"]:
        sheet.merge_cells(area)
    places = ["Köln", "北京", "Łódź", "say \"hi\", ok"]
    for row in range(5, 17):
        late = row % 3 == 0
        sheet.append([
            ["Müller GmbH", "王芳", "Ångström"][row % 3],
            round(random.uniform(10, 90), 2), row, dt.datetime(2024, 3, row, 13, 45) if late else dt.date(2024, 3, row),
            late, row / 7, places[row % 4],
        ])
        sheet.cell(row, 4).number_format = "dd.mm.yyyy hh:mm" if late else "dd.mm.yyyy"
    sheet["B7"], sheet["B9"], sheet["C9"], sheet["F8"] = None, "#N/A", "#DIV/0!", "=C8/7"
    sheet["A13"] = "Ångström"
    sheet.merge_cells("A13:A15")
    second = book.create_sheet("数据 2")
    fill(second, [["x", "y"], *[[value * 7 % 5, value * value] for value in range(12)]])
    notes = book.create_sheet("Notes")
    notes["A1"] = "Only a remark."
    hidden = book.create_sheet("Secret")
    fill(hidden, [["a", "b"], [1, 2]])
    hidden.sheet_state = "hidden"
    book.create_chartsheet("Chart")
    save(book, "orders.xlsx")


def plain():
    """One sheet that begins in B3, with numbers, ids with zeros in front, times of day and a duration."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    rows = [["id", "value", "start", "took", "label"]]
    for row in range(12):
        rows.append([f"00{row:02}", row * 0.1, dt.time(8, row), dt.timedelta(hours=26, minutes=row), "AB"[row % 2]])
    for down, values in enumerate(rows):
        for across, value in enumerate(values):
            sheet.cell(down + 3, across + 2, value)
    save(book, "plain.xlsx")


def odd():
    """Workbooks that hold no table, and none that is shown."""
    save(openpyxl.Workbook(), "empty.xlsx")
    book = openpyxl.Workbook()
    fill(book.active, [["Read the other sheet."]])
    hidden = book.create_sheet("Data")
    fill(hidden, [["a", "b"], [1, 2], [3, 4]])
    hidden.sheet_state = "veryHidden"
    save(book, "hidden.xlsx")
    data = (HERE / "plain.xlsx").read_bytes()
    (HERE / "cut.xlsx").write_bytes(data[: len(data) // 2])
    with zipfile.ZipFile(HERE / "two.zip", "w") as target:
        for name in ["a.csv", "b.csv"]:
            target.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), "x,y\n1,2\n")
    with zipfile.ZipFile(HERE / "calc.ods", "w") as target:
        target.writestr(zipfile.ZipInfo("mimetype", (2024, 1, 1, 0, 0, 0)), "application/vnd.oasis.opendocument.spreadsheet")
    # The head of a compound file with the names that an encrypted and an old workbook have inside.
    for name, inside in [("locked.xlsx", "EncryptedPackage"), ("old.xls", "Workbook")]:
        (HERE / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside.encode("utf-16le") + bytes(64))


def parquet():
    count = 24
    numbers = list(range(count))
    utc = dt.timezone.utc
    table = pa.table({
        "int8": pa.array(numbers, pa.int8()), "uint8": pa.array(numbers, pa.uint8()),
        "int16": pa.array(numbers, pa.int16()), "uint16": pa.array(numbers, pa.uint16()),
        "int32": pa.array(numbers, pa.int32()), "uint32": pa.array([2**32 - 1 - n for n in numbers], pa.uint32()),
        "int64": pa.array([2**53 + 1 + n for n in numbers], pa.int64()), "uint64": pa.array([2**64 - 1 - n for n in numbers], pa.uint64()),
        "half": pa.array([n / 4 for n in numbers], pa.float16()),
        "single": pa.array([n / 10 for n in numbers], pa.float32()), "double": pa.array([n / 10 if n else None for n in numbers], pa.float64()),
        "flag": pa.array([n % 2 == 0 for n in numbers]),
        "text": pa.array([None if n == 3 else ["rot", "grün", "蓝色", "say \"hi\", ok"][n % 4] for n in numbers]),
        "level": pa.array([["low", "high"][n % 2] for n in numbers]).dictionary_encode(),
        "bytes": pa.array([b"ab" if n % 2 else b"c" for n in numbers], pa.binary()),
        "day": pa.array([dt.date(1969, 12, 31) + dt.timedelta(days=n) for n in numbers], pa.date32()),
        "milli": pa.array([dt.datetime(2024, 3, 1, 12, 0, n, 5000) for n in numbers], pa.timestamp("ms")),
        "micro": pa.array([dt.datetime(1969, 12, 31, 23, 59, 59, n + 1, tzinfo=utc) for n in numbers], pa.timestamp("us", tz="UTC")),
        "nano": pa.array([1_700_000_000_000_000_000 + n for n in numbers], pa.timestamp("ns")),
        "clock": pa.array([dt.time(6, n, 30) for n in numbers], pa.time64("us")),
        "money": pa.array([Decimal(n * 3 - 30) / 100 for n in numbers], pa.decimal128(9, 2)),
        "huge": pa.array([Decimal(f"{n}12345678901234567890.123") for n in numbers], pa.decimal128(38, 3)),
    })
    pq.write_table(table, HERE / "types.parquet", compression="snappy", row_group_size=10)
    nested = pa.table({
        "x": numbers, "y": [n * 2 for n in numbers],
        "tags": [["a", "b"]] * count, "place": [{"city": "Köln"}] * count,
    })
    pq.write_table(nested, HERE / "nested.parquet", compression="none")
    pq.write_table(nested.select(["x", "tags", "place"]), HERE / "all-nested.parquet")
    pq.write_table(nested.select(["x", "y"]), HERE / "zstd.parquet", compression="zstd")
    data = (HERE / "types.parquet").read_bytes()
    (HERE / "cut.parquet").write_bytes(data[: len(data) // 2])


def packed():
    text = "x,y,colour\n" + "".join(f"{n},{n * n},{['red', 'blue'][n % 2]}\n" for n in range(20))

    def pack(data):
        return gzip.compress(data, mtime=0)

    (HERE / "table.csv.gz").write_bytes(pack(text.encode()))
    (HERE / "cut.csv.gz").write_bytes(pack(text.encode())[:-20])
    (HERE / "twice.csv.gz").write_bytes(pack(pack(text.encode())))
    (HERE / "bomb.csv.gz").write_bytes(pack(b"x,y\n" + b"0" * 30_000_000))
    (HERE / "chinese.csv.gz").write_bytes(pack(("姓名,年龄,城市\n" + "".join(f"王芳,{20 + n},{['北京', '上海'][n % 2]}\n" for n in range(20))).encode("gb18030")))


for make in [orders, plain, odd, parquet, packed]:
    make()
