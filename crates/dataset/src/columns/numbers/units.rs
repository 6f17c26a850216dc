//! Signs and words that say what a number counts: currencies, percent, units of measure.

/// What a column of numbers counts, as it was first written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The sign or word: `€`, `%`, `kg`.
    pub text: &'static str,
    /// What sort of unit it is.
    pub kind: UnitKind,
}

/// Sorts of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// Money; stands before or after the number.
    Currency,
    /// Hundredths and thousandths; the number is kept as it is written.
    Percent,
    /// Everything that is measured or counted.
    Measure,
}

/// Longer ones first where one begins another.
const CURRENCIES: &[&str] = &[
    "US$", "HK$", "NT$", "A$", "C$", "R$", "$", "€", "£", "¥", "￥", "₹", "₽", "₩", "₺", "₫", "฿",
    "₪", "₴", "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "CHF", "INR", "RUB", "KRW", "TRY", "BRL",
    "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "MXN", "SGD", "HKD", "TWD",
    "ZAR", "THB", "ILS", "IDR", "MYR", "PHP", "VND", "AED", "SAR", "UAH", "元", "円", "원",
];

const PERCENTS: &[&str] = &["%", "％", "‰", "percent", "pct"];

const MEASURES: &[&str] = &[
    "mm",
    "cm",
    "m",
    "km",
    "nm",
    "µm",
    "um",
    "in",
    "ft",
    "yd",
    "mi",
    "mg",
    "g",
    "kg",
    "t",
    "oz",
    "lb",
    "lbs",
    "ml",
    "cl",
    "l",
    "L",
    "gal",
    "s",
    "sec",
    "ms",
    "min",
    "h",
    "hr",
    "hrs",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "yrs",
    "°",
    "°C",
    "°F",
    "℃",
    "K",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "W",
    "kW",
    "MW",
    "kWh",
    "MWh",
    "V",
    "mV",
    "A",
    "mA",
    "Ah",
    "mAh",
    "J",
    "kJ",
    "kcal",
    "cal",
    "N",
    "Pa",
    "hPa",
    "kPa",
    "MPa",
    "bar",
    "psi",
    "mmHg",
    "dB",
    "B",
    "KB",
    "MB",
    "GB",
    "TB",
    "m2",
    "m²",
    "㎡",
    "km2",
    "km²",
    "m3",
    "m³",
    "cm3",
    "cm³",
    "sqft",
    "sqm",
    "ha",
    "acres",
    "km/h",
    "m/s",
    "mph",
    "mpg",
    "l/100km",
    "L/100km",
    "rpm",
    "ppm",
    "mg/dL",
    "mg/l",
    "mg/L",
    "g/L",
    "mmol/L",
    "bpm",
    "岁",
    "年",
    "个",
    "件",
    "人",
    "次",
    "天",
    "小时",
    "分钟",
    "秒",
    "米",
    "千米",
    "公里",
    "厘米",
    "毫米",
    "克",
    "千克",
    "公斤",
    "斤",
    "吨",
    "升",
    "毫升",
    "平方米",
    "度",
    "分",
];

/// The currency at the beginning of a text, and what follows it.
pub(super) fn before(text: &str) -> Option<(Unit, &str)> {
    // Digits come first nearly always.
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    CURRENCIES.iter().find_map(|currency| {
        let rest = text.strip_prefix(currency)?;
        Some((named(currency, UnitKind::Currency), rest))
    })
}

/// The unit that a whole text names; lower-case ones also in capitals, but not single letters.
pub(super) fn after(text: &str) -> Option<Unit> {
    let same = |name: &&&str| **name == text;
    let alike = |name: &&&str| {
        let capitals = name.bytes().any(|byte| byte.is_ascii_uppercase());
        name.len() > 1 && !capitals && name.eq_ignore_ascii_case(text)
    };
    [
        (CURRENCIES, UnitKind::Currency),
        (PERCENTS, UnitKind::Percent),
        (MEASURES, UnitKind::Measure),
    ]
    .into_iter()
    .find_map(|(names, kind)| {
        let found = names.iter().find(same).or_else(|| names.iter().find(alike));
        found.map(|name| named(name, kind))
    })
}

/// Full-width signs and words are the same unit as the sign.
fn named(name: &&'static str, kind: UnitKind) -> Unit {
    let text = match *name {
        "％" | "percent" | "pct" => "%",
        "￥" => "¥",
        name => name,
    };
    Unit { text, kind }
}
