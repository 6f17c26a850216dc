//! What a column is taken for, by its cells.

use super::*;
use crate::columns::numbers::Manner;

fn gathered(mut evidence: Evidence, cells: &[&str]) -> Evidence {
    for (row, cell) in cells.iter().enumerate() {
        evidence.add(cell, row + 2).expect("memory for a test");
    }
    evidence
}

fn evidence(cells: &[&str]) -> Evidence {
    gathered(Evidence::default(), cells)
}

fn decide(cells: &[&str]) -> Decision {
    evidence(cells).decision(Elsewhere::default())
}

fn numbers(decimal: Decimal) -> Decision {
    Decision::Numbers(Manner {
        decimal,
        both: false,
        unit: None,
    })
}

fn day(order: Order) -> Decision {
    Decision::Dates(order, Form::Day)
}

const COMMAS_ELSEWHERE: Elsewhere = Elsewhere {
    comma: true,
    groups: false,
    asked: None,
    order: None,
};

#[test]
fn kinds_follow_the_cells() {
    for (cells, decision) in [
        (&["1", " 2 ", "NA"][..], Decision::Plain),
        (&["", "?", "null", "无"], Decision::Blank),
        (&["inf", ""], Decision::Blank),
        (&["a", "1"], Decision::Names),
        (&["a", "unknown"], Decision::Names),
        (&["0", "1", "1"], Decision::Plain),
        (&["3,14", "1,234"], numbers(Decimal::Comma)),
        (&["1.234,5", "1.139"], numbers(Decimal::Comma)),
        (&["1.234.567", "1,139"], numbers(Decimal::Comma)),
        (&["1 234", "1,139"], numbers(Decimal::Comma)),
        (&["1,234", "12.5"], numbers(Decimal::Point)),
        (&["1'234", "1.139"], numbers(Decimal::Point)),
        (&["1 234", "(5)"], numbers(Decimal::Point)),
        (&["1,234", "2,345"], Decision::Undecided),
        (&["1,234", "1.139"], Decision::Undecided),
        (&["1,234,567", "3,14"], Decision::Undecided),
        (&["1.234.567", "3.14"], Decision::Undecided),
        (&["1.234.567", "1,234,567"], Decision::Undecided),
        (&["3,14", "12.5", "1,234"], Decision::Undecided),
        (&["007", "010", "123"], Decision::Codes),
        (&["007", "10", "123"], Decision::Plain),
        (&["+491234567", "+4912345678"], Decision::Codes),
        (&["+5", "+7"], Decision::Plain),
        (&["5 kg", "7 lb"], Decision::Units),
        (&["12 %", "0.12"], Decision::Units),
        (&["0x1f", "0x2e"], Decision::Names),
        (&["10:30", "24:30"], Decision::Names),
        (&["2023-02-30", "2023-02-31"], Decision::Names),
        (&["2024-05-03", "3 May 2024"], day(Order::DayFirst)),
        (&["3/5/2024", "25/5/2024"], day(Order::DayFirst)),
        (&["3/5/2024", "5/25/2024"], day(Order::MonthFirst)),
        (
            &["3/5/2024", "5/6/2024"],
            Decision::UndecidedDates(Form::Day),
        ),
        (
            &["25/5/2024", "5/25/2024"],
            Decision::UndecidedDates(Form::Day),
        ),
        (&["5/5/2024", "6/6/2024"], day(Order::DayFirst)),
        (&["10:30", "9:15 PM"], day(Order::DayFirst)),
        (&["10:30", "2024-05-03"], Decision::Names),
    ] {
        assert_eq!(decide(cells), decision, "{cells:?}");
        let backwards: Vec<&str> = cells.iter().rev().copied().collect();
        assert_eq!(decide(&backwards), decision, "{backwards:?}");
    }
    assert!(matches!(
        decide(&["true", "FALSE", "1"]),
        Decision::Truths(_)
    ));
    assert!(matches!(decide(&["有", "无"]), Decision::Truths(_)));
    let both = Decision::Numbers(Manner {
        decimal: Decimal::Comma,
        both: true,
        unit: None,
    });
    assert_eq!(decide(&["3,14", "12.5", "1.139"]), both);
    for cells in [["5 kg", "7"], ["5 kg", "6kg"], ["$5", "5 $"], ["12 %", "0"]] {
        let Decision::Numbers(manner) = decide(&cells) else {
            panic!("{cells:?} are numbers")
        };
        assert!(manner.unit.is_some(), "{cells:?}");
    }
}

#[test]
fn points_that_may_group_are_in_doubt_beside_decimal_commas() {
    let sums = evidence(&["987", "1.139", "-12.500"]);
    assert_eq!(sums.decision(COMMAS_ELSEWHERE), Decision::Undecided);
    assert_eq!(sums.decision(Elsewhere::default()), Decision::Plain);
    assert_eq!(sums.doubtful(), Some(("point", &(3, "1.139".into()))));
    assert_eq!(decide(&["3,5", "1.139"]), Decision::Undecided);
    for cell in ["0.139", "1139.000", "1.5", "1.1390"] {
        for cells in [["1.139", cell], [cell, "1.139"]] {
            let found = evidence(&cells).decision(COMMAS_ELSEWHERE);
            assert_eq!(found, Decision::Plain, "{cells:?}");
        }
    }
}

#[test]
fn what_is_asked_decides_what_the_cells_leave_open() {
    let asked = |cells: &[&str], decimal: Decimal| {
        let evidence = gathered(Evidence::new(Some(decimal)), cells);
        evidence.decision(Elsewhere::default())
    };
    for decimal in [Decimal::Point, Decimal::Comma] {
        assert_eq!(asked(&["1,234"], decimal), numbers(decimal));
        assert_eq!(asked(&["1,234", "1.139"], decimal), numbers(decimal));
        assert_eq!(asked(&["1,234,567"], decimal), numbers(Decimal::Point));
        assert_eq!(asked(&["3,14"], decimal), numbers(Decimal::Comma));
        assert_eq!(asked(&["12.5"], decimal), Decision::Plain);
    }
    assert_eq!(asked(&["1.139"], Decimal::Comma), numbers(Decimal::Comma));
    assert_eq!(asked(&["1.139"], Decimal::Point), Decision::Plain);
}

#[test]
fn another_column_tells_the_order_of_dates() {
    let order = Some(Order::MonthFirst);
    let elsewhere = Elsewhere {
        order,
        ..Elsewhere::default()
    };
    let found = evidence(&["3/5/2024", "4/6/2024"]).decision(elsewhere);
    assert_eq!(found, day(Order::MonthFirst));
    let asked = Elsewhere {
        asked: Some(Order::DayFirst),
        ..elsewhere
    };
    for cells in [["3/5/2024", "4/6/2024"], ["25/5/2024", "5/25/2024"]] {
        let found = evidence(&cells).decision(asked);
        assert_eq!(found, day(Order::DayFirst), "{cells:?}");
    }
    assert_eq!(evidence(&["3/25/2024"]).shows_order(), order);
    assert_eq!(evidence(&["3/5/2024"]).shows_order(), None);
    assert_eq!(evidence(&["2024-05-03"]).shows_order(), None);
}

#[test]
fn numbers_after_many_words_stay_in_their_rows() {
    let mut evidence = Evidence::default();
    for row in 0..30_000 {
        let cell = if row < 1000 {
            "unknown".to_string()
        } else {
            format!("{row}.5")
        };
        evidence.add(&cell, row + 2).expect("memory for a test");
    }
    assert_eq!(evidence.decision(Elsewhere::default()), Decision::Plain);
    let numbers = evidence.into_numbers();
    assert!(numbers[999].is_nan());
    assert_eq!((numbers.len(), numbers[1000]), (30_000, 1000.5));
}

#[test]
fn one_stray_cell_in_twenty_is_tolerated() {
    let mut cells = vec!["1"; 19];
    for stray in ["broken", "2024-05-03", "5 kg"] {
        cells.push(stray);
        assert!(
            matches!(decide(&cells), Decision::Plain | Decision::Numbers(_)),
            "{stray}"
        );
        cells.push("again");
        assert!(
            matches!(decide(&cells), Decision::Names | Decision::Numbers(_)),
            "{stray}"
        );
        cells.truncate(19);
    }
    let mut dates = vec!["2024-05-03"; 19];
    dates.push("45000");
    assert_eq!(decide(&dates), day(Order::DayFirst));
}

#[test]
fn whole_numbers_beyond_what_is_exact_are_counted() {
    let found = evidence(&[
        "9007199254740993",
        "9007199254740992",
        "12345678901234567890123",
        "0.1234567890123456789",
    ]);
    assert_eq!(found.inexact.count, 2);
}

#[test]
fn commas_that_begin_with_the_thousands_stand_between_them() {
    let benefits = [
        "6,718", "776", "26,822", "3,137", "154", "12,426", "1,269", "990", "8",
    ];
    let cells: Vec<&str> = benefits.iter().cycle().take(30).copied().collect();
    assert_eq!(decide(&cells), numbers(Decimal::Point));
    assert!(evidence(&cells).shows_groups());
    // A thousand without a comma, a tenth, too few of them, and no number below a thousand leave it open.
    assert_eq!(
        decide(&[&cells[..], &["1500"]].concat()),
        Decision::Undecided
    );
    assert_eq!(
        decide(&[&cells[..], &["6,7"]].concat()),
        Decision::Undecided
    );
    assert_eq!(decide(&cells[..9]), Decision::Undecided);
    let totals = ["12,426", "33,986", "1,158"].repeat(10);
    assert_eq!(decide(&totals), Decision::Undecided);
    let told = |comma| Elsewhere {
        comma,
        groups: true,
        ..Elsewhere::default()
    };
    assert_eq!(
        evidence(&totals).decision(told(false)),
        numbers(Decimal::Point)
    );
    assert_eq!(evidence(&totals).decision(told(true)), Decision::Undecided);
}

/// Dates that may be something else are dates only where every cell is one.
#[test]
fn short_years_months_and_quarters_need_the_whole_column() {
    let dates = Decision::Dates;
    let open = Decision::UndecidedDates(Form::ShortYear);
    let first = Order::DayFirst;
    for (cells, decision) in [
        (
            &["31/12/99", "01/02/03", ""][..],
            dates(first, Form::ShortYear),
        ),
        (
            &["12/31/99", "1/2/03"],
            dates(Order::MonthFirst, Form::ShortYear),
        ),
        (&["03.05.24", "2024-05-04"], dates(first, Form::ShortYear)),
        (&["3-May-24", "4-May-24"], dates(first, Form::ShortYear)),
        (&["3/5/24", "4/6/25"], open),
        (&["31/12/99", "12/31/99"], open),
        // The numbers at the end change, those in front do not: days at the end, years in front.
        (&["24/01/02", "24/01/13", "24/02/27"], open),
        (&["12-34-56", "11-12-13"], Decision::Names),
        (&["31/12/99", "unknown place"], Decision::Names),
        (&["2024-03", "2024/04", "NA"], dates(first, Form::Month)),
        (&["Mar 2024", "April 2024"], dates(first, Form::Month)),
        (&["2009-10", "2010-11"], Decision::Names),
        (&["2024-03", "2024-13"], Decision::Names),
        (&["2024-03", "2024-03-05"], Decision::Names),
        (
            &["2024Q1", "Q2 2024", "2024-Q3"],
            dates(first, Form::Quarter),
        ),
        (&["2024Q1", "2024-03"], Decision::Names),
        (&["Q1", "Q2"], Decision::Names),
        (&["20240131", "20240201"], Decision::Plain),
        (&["20240131", "2024-02-01"], Decision::Names),
        (&["Jan-1-1995", "January 2, 1995"], day(first)),
    ] {
        assert_eq!(decide(cells), decision, "{cells:?}");
        let backwards: Vec<&str> = cells.iter().rev().copied().collect();
        assert_eq!(decide(&backwards), decision, "{backwards:?}");
    }
    // One stray cell in twenty is tolerated among full dates, among these none.
    for cell in ["31/12/99", "Mar 2024", "2024Q1"] {
        let mut cells = vec![cell; 39];
        cells.push("soon");
        assert_eq!(decide(&cells), Decision::Names, "{cell}");
    }
}
