//! Orders of levels: those that everybody knows, and those that a spec gives.

use super::{Encoding, Mark};
use crate::columns::dates::MONTHS;

/// Orders that are known, lowest first; the first that has all of a column's levels is meant.
const NATURAL: &[&[&str]] = &[
    &["low", "medium", "high"],
    &["very low", "low", "medium", "high", "very high"],
    &["none", "low", "medium", "high"],
    &["none", "mild", "moderate", "severe"],
    &["small", "medium", "large"],
    &["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"],
    &["cold", "cool", "mild", "warm", "hot"],
    &["slow", "medium", "fast"],
    &["young", "middle", "old"],
    &["bad", "average", "good"],
    &[
        "very poor",
        "poor",
        "fair",
        "good",
        "very good",
        "excellent",
    ],
    &["fair", "good", "very good", "premium", "ideal"],
    &["never", "rarely", "sometimes", "often", "always"],
    &[
        "strongly disagree",
        "disagree",
        "neutral",
        "agree",
        "strongly agree",
    ],
    &["beginner", "intermediate", "advanced", "expert"],
    &["junior", "middle", "senior"],
    &["bronze", "silver", "gold", "platinum"],
    &["primary", "secondary", "tertiary"],
    &["first", "second", "third", "fourth", "fifth"],
    &["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
    &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ],
    &MONTHS,
    &["低", "中", "高"],
    &["小", "中", "大"],
    &["差", "中", "良", "优"],
    &["不及格", "及格", "中等", "良好", "优秀"],
    &["小学", "初中", "高中", "大专", "本科", "硕士", "博士"],
    &["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    &[
        "星期一",
        "星期二",
        "星期三",
        "星期四",
        "星期五",
        "星期六",
        "星期日",
    ],
    &[
        "一月",
        "二月",
        "三月",
        "四月",
        "五月",
        "六月",
        "七月",
        "八月",
        "九月",
        "十月",
        "十一月",
        "十二月",
    ],
    &[
        "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
    ],
];

fn same(level: &str, known: &str) -> bool {
    level.trim().to_lowercase() == known.trim().to_lowercase()
}

/// The known order that these levels belong to, in any spelling of upper and lower case; two of them at least.
pub(super) fn natural(levels: &[&str]) -> Option<&'static [&'static str]> {
    let has_all = |order: &&&[&str]| {
        levels
            .iter()
            .all(|level| order.iter().any(|known| same(level, known)))
    };
    let found = NATURAL.iter().find(has_all).copied();
    found.filter(|_| levels.len() >= 2)
}

/// A column's levels in the order that is known of them, lowest first.
pub(crate) fn known(levels: &[String]) -> Option<Vec<String>> {
    let names: Vec<&str> = levels.iter().map(String::as_str).collect();
    let order = natural(&names)?;
    let mut sorted = Vec::new();
    for known in order {
        sorted.extend(levels.iter().filter(|level| same(level, known)).cloned());
    }
    Some(sorted)
}

/// Each level's rank in an order, from 1 / length to 1; levels that are not in it become 0.
pub(in crate::prepare) fn ranked<T: AsRef<str>>(levels: &[String], order: &[T]) -> Encoding {
    let mark = |level: &String| {
        // The very spelling goes before the same word in other cases.
        let spelled = order.iter().position(|known| known.as_ref() == level);
        let place =
            spelled.or_else(|| order.iter().position(|known| same(level, known.as_ref())))?;
        Some(Mark {
            place: 0,
            value: (place + 1) as f64 / order.len() as f64,
        })
    };
    Encoding {
        marks: levels.iter().map(mark).collect(),
        width: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_order_is_found_by_its_own_levels_and_names_each_once() {
        for order in NATURAL {
            let found = natural(order).expect("known");
            assert!(order.iter().all(|level| found.contains(level)));
            for (place, level) in order.iter().enumerate() {
                assert!(
                    !order[..place].iter().any(|other| same(level, other)),
                    "{level}"
                );
            }
        }
        let levels = ["High", "low", "medium", "LOW"].map(String::from);
        assert_eq!(
            known(&levels).expect("known"),
            ["low", "LOW", "medium", "High"]
        );
        assert_eq!(natural(&["low"]), None);
        assert_eq!(natural(&["low", "yes"]), None);
    }

    #[test]
    fn a_given_order_ranks_and_what_it_leaves_out_is_zero() {
        let levels = ["b", "a", "x"].map(String::from);
        let marks = ranked(&levels, &["a", "c", "b"]).marks;
        let values = marks.iter().map(|mark| mark.map(|mark| mark.value));
        assert_eq!(
            values.collect::<Vec<_>>(),
            [Some(1.0), Some(1.0 / 3.0), None]
        );
    }
}
