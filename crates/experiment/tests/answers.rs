//! The class answered for each row: the confusion counts them, test rows have none, a regression has none at all.

use isoline_experiment::Session;

#[test]
fn the_confusion_counts_the_answers_of_the_validation_rows() {
    for sample in ["penguins", "moons"] {
        let mut session = Session::default();
        let loaded = session.sample(sample, Default::default()).expect("there");
        let mut spec = loaded.suggested;
        spec.data.split.test = 0.2;
        session.configure(&spec).expect("it fits");
        let run = session.experiment().expect("configured");
        run.train_for(f64::INFINITY, 3.0, &|| 0.0).expect("trains");
        run.open_test().expect("test rows");
        let evaluation = run.evaluate().expect("finite");
        let answers = run.answers().expect("classes");
        let points = session.points(&axis(&spec, sample), None).expect("points");
        let counts = evaluation.confusion.expect("classes");
        let mut counted = vec![vec![0; counts.len()]; counts.len()];
        let mut hidden = 0;
        for index in 0..points.row.len() {
            let answer = answers[points.row[index] as usize];
            match points.split[index] {
                1 => counted[usize::from(points.classes[index])][usize::from(answer)] += 1,
                2 => {
                    assert_eq!(answer, u16::MAX);
                    hidden += 1;
                }
                _ => assert!(usize::from(answer) < counts.len()),
            }
        }
        assert_eq!(counted, counts, "{sample}");
        assert!(hidden > 0, "{sample}");
    }
}

/// A feature of the sample.
fn axis(spec: &isoline_experiment::Spec, sample: &str) -> String {
    let features = spec.data.features.as_ref();
    let first = features.and_then(|names| names.first().cloned());
    first.unwrap_or_else(|| panic!("{sample} suggests features"))
}

#[test]
fn a_regression_has_no_classes() {
    let mut session = Session::default();
    let loaded = session.sample("auto-mpg", Default::default());
    session
        .configure(&loaded.expect("there").suggested)
        .expect("it fits");
    assert!(
        session
            .experiment()
            .expect("configured")
            .answers()
            .is_none()
    );
}
