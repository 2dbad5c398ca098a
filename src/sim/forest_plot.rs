//! A forest plot: published effects as rows, filtered, sorted and read one by one, each measure on
//! an axis of its own. Only rows that the author names are pooled, with what is not known
//! of them.

pub mod compared;
pub mod pooled;
pub mod pooling;
pub mod rows;
pub mod say;
pub mod view;

use super::{Entry, Fault, Kind, Knob, Table, step};
use crate::content::figure::ForestPlot;
use crate::content::id::{EstimateId, StudyId};
use crate::content::library::Library;
use compared::{Compared, compared};
use pooled::can_be_left_out;
use rows::Row;
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;
use view::{FILTERS, LEAVE_OUT, SORTS, rows_knob, view, view_and_offers};

impl ForestPlot {
    fn listed(&self) -> impl Iterator<Item = &EstimateId> {
        self.axes.iter().flat_map(|axis| &axis.rows).map(|row| &row.estimate)
    }
}

impl Kind for ForestPlot {
    fn counted(&self, library: &Library, at: &[usize]) -> String {
        say::counted(self, &view(self, library, at))
    }

    fn legend(&self, library: &Library, at: &[usize]) -> Vec<Entry> {
        let compared = compared(&view(self, library, at)).unwrap_or_default();
        let entry = |it: Compared| {
            let interval = it.ends().unwrap_or_default();
            Entry { interval, ..Entry::new(it.name, it.sides.value) }
        };
        compared.into_iter().map(entry).collect()
    }

    fn knobs(&self, library: &Library, at: &[usize]) -> Vec<Knob> {
        let (view, offers) = view_and_offers(self, library, at);
        let filters = FILTERS.iter().zip(offers);
        let mut knobs: Vec<Knob> =
            filters.map(|(name, steps)| Knob::new(name, steps, 0).by_words()).collect();
        knobs.push(Knob::new("sorted", SORTS, 0));
        if !self.pools.is_empty() {
            knobs.push(Knob::new("leave out", can_be_left_out(self, &view), 0).by_words());
        }
        let mut names: Vec<String> = view.rows.iter().map(Row::name).collect();
        names.extend(view.all_nulls().map(|null| format!("{}: {}", null.it.label, null.it.says)));
        let names = if names.is_empty() { vec![say::NOTHING.to_owned()] } else { names };
        knobs.push(Knob::rows("row", names).by_words());
        knobs
    }

    /// The cursor goes to the row that is left out, as its pool stands below it.
    fn follow(&self, library: &Library, was: &[usize], at: &mut [usize]) {
        if self.pools.is_empty() || step(was, LEAVE_OUT) == step(at, LEAVE_OUT) {
            return;
        }
        let left_out = view(self, library, at).pools.iter().find_map(|it| Some(it.without?.0));
        if let (Some(row), Some(cursor)) = (left_out, at.get_mut(rows_knob(self))) {
            *cursor = row;
        }
    }

    fn at_row(&self, library: &Library, row: &EstimateId) -> Option<Vec<usize>> {
        let mut at = vec![0; rows_knob(self)];
        at.push(view(self, library, &[]).rows.iter().position(|it| it.estimate.id == *row)?);
        Some(at)
    }

    fn readout(&self, library: &Library, at: &[usize]) -> String {
        self.under_cursor(library, at).0
    }

    /// The rows are gathered once for both.
    fn under_cursor(&self, library: &Library, at: &[usize]) -> (String, Vec<StudyId>) {
        let view = view(self, library, at);
        match (view.row(), view.null()) {
            (Some(row), _) => (say::readout(row), vec![row.estimate.source.clone()]),
            (_, Some(null)) => (say::null(null), vec![null.it.source.clone()]),
            _ => (say::NOTHING.to_owned(), Vec::new()),
        }
    }

    fn words(&self, library: &Library, at: &[usize]) -> Vec<String> {
        let (view, offers) = view_and_offers(self, library, at);
        let mut words = say::summary(self, &view, &offers, at);
        let here = view.row().map(say::sentence).or_else(|| view.null().map(say::null));
        words.extend(here.map(|it| format!("**Under the cursor.** {it}")));
        words.extend(view.pools.iter().map(|pool| say::pool(&view, pool)));
        for axis in 0..view.axes.len() {
            let rows: Vec<String> = view.on_axis(axis).map(say::sentence).collect();
            if !rows.is_empty() {
                words.push(format!("**{}.**", say::axis(&view, axis)));
                words.extend(rows);
                words.extend(view.nulls(axis).map(say::null));
            }
        }
        words
    }

    fn tables(&self, library: &Library, at: &[usize]) -> Vec<Table> {
        say::tables(self, &view(self, library, at))
    }

    fn sources(&self, library: &Library, at: &[usize]) -> Vec<StudyId> {
        self.under_cursor(library, at).1
    }

    fn studies(&self) -> Vec<&StudyId> {
        self.axes.iter().flat_map(|axis| &axis.nulls).map(|it| &it.source).collect()
    }

    fn estimates(&self) -> Vec<&EstimateId> {
        self.listed().chain(self.pools.iter().flat_map(|pool| &pool.rows)).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut bad = |key: String, message: &str, help: &str| faults.push(Fault::new(key, message, help));
        if self.listed().next().is_none() {
            bad("axes".into(), "a forest plot without rows", "list at least one estimate");
        }
        for (key, words, most) in [
            ("favours", Some(&self.favours), 16),
            ("against", Some(&self.against), 16),
            ("better", self.better.as_ref(), 24),
            ("other", self.other.as_ref(), 12),
        ] {
            let Some(words) = words else { continue };
            if words.trim().is_empty() || words.width() > most {
                bad(key.into(), &format!("must have 1 to {most} columns"), "name the side in a word or two");
            }
        }
        for (nth, group) in self.groups.iter().enumerate() {
            if group.heading.trim().is_empty() || group.heading.width() > 34 {
                bad(format!("groups[{nth}].heading"), "must have 1 to 34 columns", "say it shorter");
            }
        }
        let mut seen = HashSet::new();
        for (nth, axis) in self.axes.iter().enumerate() {
            if axis.rows.is_empty() {
                bad(format!("axes[{nth}].rows"), "an axis without rows", "list some, or leave it out");
            }
            if axis.heading.trim().is_empty() || axis.heading.width() > 34 {
                let help = "say what its numbers are, with their unit";
                bad(format!("axes[{nth}].heading"), "must have 1 to 34 columns", help);
            }
            if axis.small.as_ref().is_some_and(|it| it.why.width() > 19 || it.below <= 0.0) {
                let help = "give a value above 0, and a reason of at most 19 columns";
                bad(format!("axes[{nth}].small"), "cannot be shown", help);
            }
            for (place, null) in axis.nulls.iter().enumerate() {
                if null.label.width() > 22 || null.says.trim().is_empty() || null.says.width() > 24 {
                    let help = "a label has at most 22 columns, what was found at most 24";
                    bad(format!("axes[{nth}].nulls[{place}]"), "must be shorter", help);
                }
            }
            for (place, row) in axis.rows.iter().enumerate() {
                let key = |field| format!("axes[{nth}].rows[{place}].{field}");
                if !seen.insert(&row.estimate) {
                    bad(key("estimate"), "this row stands here twice", "keep one of the two");
                }
                for (field, words, most) in [("label", &row.label, 22), ("people", &row.people, 24)] {
                    if words.trim().is_empty() || words.width() > most {
                        bad(key(field), &format!("must have 1 to {most} columns"), "say it shorter");
                    }
                }
            }
        }
        for (nth, class) in self.comparators.iter().enumerate() {
            if class.name.trim().is_empty() || class.name.width() > 12 {
                bad(format!("comparators[{nth}].name"), "must have 1 to 12 columns", "say it shorter");
            }
        }
        for (nth, pool) in self.pools.iter().enumerate() {
            let holds = |axis: &crate::content::figure::ForestAxis| {
                pool.rows.iter().all(|id| axis.rows.iter().any(|row| row.estimate == *id))
            };
            if pool.rows.len() < 2 || !self.axes.iter().any(holds) {
                let help = "name at least two rows that stand on the same axis";
                bad(format!("pools[{nth}].rows"), "these rows cannot be pooled", help);
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::view::SORT;
    use super::*;
    use crate::content::check::check;
    use crate::content::estimate::ComparatorClass;
    use crate::content::estimate::Favours;
    use crate::content::figure::{Data, ForestAxis, ForestPool, ForestRow};
    use crate::content::{Pack, source};

    fn with(test: impl FnOnce(&ForestPlot, &Library)) {
        let pack = Pack::builtin();
        let Data::ForestPlot(plot) = &pack.library().figure(&"forest-plot".into()).unwrap().data else {
            panic!("another kind")
        };
        test(plot, pack.library());
    }

    /// The six textbook trials of the tests of pooling, as rows that may be pooled.
    fn textbook() -> (ForestPlot, Library) {
        let mut tables = check(&source::builtin()).unwrap();
        let model = tables.estimates.first().unwrap().clone();
        let trials = [
            (0.0945, 30.3524),
            (0.2774, 32.5683),
            (0.3665, 20.0482),
            (0.6644, 95.1108),
            (0.4618, 23.4391),
            (0.1852, 42.6983),
        ];
        let ids: Vec<EstimateId> =
            (0..trials.len()).map(|nth| format!("trial-{nth}").as_str().into()).collect();
        for (id, (value, weight)) in ids.iter().zip(trials) {
            let half = pooling::Z / f64::sqrt(weight);
            tables.estimates.push(crate::content::estimate::Estimate {
                id: id.clone(),
                value: -value,
                ci_low: Some(-value - half),
                ci_high: Some(-value + half),
                favours_intervention_when: Favours::Negative,
                ..model.clone()
            });
        }
        let row = |id: &EstimateId| ForestRow {
            estimate: id.clone(),
            label: id.to_string(),
            people: "people".into(),
        };
        let plot = ForestPlot {
            better: None,
            other: None,
            favours: "treatment".into(),
            against: "control".into(),
            axes: vec![ForestAxis {
                heading: "Differences".into(),
                rows: ids.iter().map(row).collect(),
                small: None,
                nulls: vec![],
            }],
            comparators: vec![],
            groups: vec![],
            pools: vec![ForestPool { rows: ids, why: "Six trials.".into() }],
        };
        (plot, Library::new(tables))
    }

    fn with_step(knob: usize, step: usize) -> Vec<usize> {
        let mut at = vec![0; 7];
        at[knob] = step;
        at
    }

    #[test]
    fn every_row_is_shown_once_and_told_apart() {
        with(|plot, library| {
            let view = view(plot, library, &[]);
            let names: HashSet<String> = view.rows.iter().map(Row::name).collect();
            assert_eq!((view.rows.len(), view.total, names.len()), (81, 81, 81));
            let figure = library.figure(&"forest-plot".into()).unwrap();
            let cited = |row: &Row<'_>| figure.sources.contains(&row.estimate.source);
            assert!(view.rows.iter().all(cited), "a study is not among the sources of the figure");
        });
    }

    #[test]
    fn no_two_measures_share_an_axis_save_standardised_ones() {
        with(|plot, library| {
            let view = view(plot, library, &[]);
            let shared: Vec<_> = view.axes.iter().filter(|axis| axis.measures.len() > 1).collect();
            assert_eq!(shared.len(), 1);
            assert_eq!(shared[0].names(), "SMD, Hedges g, d");
            for axis in 0..view.axes.len() {
                let kinds: HashSet<bool> = view.on_axis(axis).map(Row::is_baseline).collect();
                assert_eq!(kinds.len(), 1, "effects and changes stand on one axis");
            }
            // An author's group of two measures falls into two axes.
            let mut mixed = plot.clone();
            let ratios = mixed.axes.iter().position(|it| it.heading.contains("ratio")).unwrap();
            let rows = mixed.axes.remove(ratios).rows;
            mixed.axes[0].rows.extend(rows);
            let mixed = super::view(&mixed, library, &[]);
            assert_eq!(mixed.axes[1].names(), "RR");
            assert!(mixed.axes[1].favours.is_ratio() && !mixed.axes[0].favours.is_ratio());
        });
    }

    #[test]
    fn signs_are_turned_and_kept() {
        with(|plot, library| {
            let view = view(plot, library, &[]);
            let row = |id: &str| *view.rows.iter().find(|row| row.estimate.id.as_str() == id).unwrap();
            let guo = row("guo-doms-24h");
            assert_eq!((guo.benefit(), guo.interval()), (0.61, Some((0.05, 1.17))));
            assert!(say::readout(&guo).starts_with("SMD −0.61 (−1.17 to −0.05): favours"));
            assert_eq!(row("kong-neck-active").interval(), Some((-0.38, 0.63)));
            assert!(say::readout(&row("kong-neck-active")).contains("no effect lies within"));
            let ratio = row("skillgate-neck-7-weeks");
            assert!((ratio.benefit() - 1.36_f64.ln()).abs() < 1e-12 && !ratio.is_unsure());
            assert!(say::readout(&row("crawford-pain-sham")).contains("interval not known"));
            assert!(say::readout(&row("kutner-pain-massage")).contains("not an effect"));
        });
    }

    #[test]
    fn a_read_out_is_one_short_line() {
        with(|plot, library| {
            for row in &view(plot, library, &[]).rows {
                assert!(say::readout(row).width() <= 100, "{}", say::readout(row));
            }
        });
    }

    #[test]
    fn filters_offer_what_there_is_and_never_leave_nothing() {
        with(|plot, library| {
            for comparator in 0..view_and_offers(plot, library, &[]).1[0].len() {
                for outcome in 0..view_and_offers(plot, library, &[comparator]).1[1].len() {
                    for people in 0..view_and_offers(plot, library, &[comparator, outcome]).1[2].len() {
                        let at = [comparator, outcome, people];
                        assert!(!view(plot, library, &at).rows.is_empty(), "{at:?}");
                    }
                }
            }
            let shams = view_and_offers(plot, library, &[]).1[0].iter().position(|it| it == "sham").unwrap();
            let rows = view(plot, library, &[shams]).rows;
            assert_eq!(rows.len(), 3);
            assert!(rows.iter().all(|row| row.estimate.comparator_class == ComparatorClass::Sham));
        });
    }

    #[test]
    fn rows_are_sorted_under_their_own_heading() {
        with(|plot, library| {
            let sorted = |sort| view(plot, library, &with_step(SORT, sort)).rows;
            for sort in 0..SORTS.len() {
                let rows = sorted(sort);
                assert_eq!(rows.len(), 81);
                assert!(rows.windows(2).all(|pair| pair[0].place() <= pair[1].place()));
            }
            let pairs = |sort, test: fn(&Row<'_>, &Row<'_>) -> bool| {
                let rows = sorted(sort);
                rows.windows(2).all(|it| it[0].place() != it[1].place() || test(&it[0], &it[1]))
            };
            assert!(pairs(1, |a, b| a.benefit() >= b.benefit()));
            let width = |row: &Row<'_>| row.interval().map_or(f64::INFINITY, |(low, high)| high - low);
            let rows = sorted(2);
            assert!(
                rows.windows(2).all(|it| it[0].place() != it[1].place() || width(&it[0]) <= width(&it[1]))
            );
            assert!(pairs(3, |a, b| a.study.unwrap().year >= b.study.unwrap().year));
        });
    }

    #[test]
    fn rows_stand_under_headings_from_the_least_care_to_the_most() {
        with(|plot, library| {
            let all = view(plot, library, &[]);
            let first = &all.sections[0];
            let headings: Vec<&str> = first.groups.iter().map(|it| it.heading).collect();
            let nothing = "With no or inactive care";
            let expected = [nothing, "With usual care", "With another treatment", "With a sham"];
            assert_eq!(headings[..4], expected);
            // The headline: from group to group the greatest point is smaller.
            let greatest = |nth: usize| all.points(&first.groups[nth]).unwrap().1;
            assert!(greatest(0) > greatest(1) && greatest(1) > greatest(2) && greatest(2) > greatest(3));
            let rows: Vec<usize> =
                all.sections.iter().flat_map(|it| &it.groups).flat_map(|it| it.rows.clone()).collect();
            assert_eq!(rows, (0..81).collect::<Vec<_>>());
            // A null result goes with the filters, and a study that has numbers is another one.
            let nulls = |at: &[usize]| view(plot, library, at).nulls(0).count();
            let step = |knob: usize, words: &str, at: &[usize]| {
                view_and_offers(plot, library, at).1[knob].iter().position(|it| it == words).unwrap()
            };
            let sham = step(0, "sham", &[]);
            assert_eq!((nulls(&[]), nulls(&[sham]), nulls(&[sham, 1]), nulls(&[1])), (1, 1, 1, 0));
            assert_eq!(nulls(&[0, 0, 0, 1]), 0);
            let neck = step(2, "neck or shoulder pain", &[]);
            assert_eq!((nulls(&[0, 0, neck]), nulls(&[0, 0, neck + 1])), (1, 0));
            // Where no row has its group it has a heading of its own.
            let necks = view(plot, library, &[0, 0, neck]);
            let group = necks.sections[0].groups.iter().find(|it| it.heading == "With a sham").unwrap();
            assert!(group.rows.is_empty() && group.nulls.len() == 1);
        });
    }

    #[test]
    fn what_may_be_no_effect_is_counted_where_filters_keep_it_back() {
        with(|plot, library| {
            assert_eq!(view(plot, library, &[]).kept_back, []);
            let all = view(plot, library, &[]);
            let unsure = all.rows.iter().filter(|it| it.is_unsure() && !it.is_baseline()).count();
            let at_sham =
                [view_and_offers(plot, library, &[]).1[0].iter().position(|it| it == "sham").unwrap()];
            let sham = view(plot, library, &at_sham);
            let kept = sham.rows.iter().filter(|it| it.is_unsure()).count();
            assert_eq!(sham.kept_back.iter().map(|it| it.1).sum::<usize>(), unsure - kept);
            assert!(sham.kept_back.iter().any(|it| it.0 == "active care"), "{:?}", sham.kept_back);
            // A null result without a number counts with them.
            assert!(view(plot, library, &[1]).kept_back.contains(&("sham", 1)));
            let [words, brief] = say::kept_back(&sham).unwrap();
            assert!(words.contains("active care") && brief.contains(&(unsure - kept).to_string()), "{words}");
            assert_eq!(say::kept_back(&all), None);
            // And no scale is any longer or shorter for it.
            assert_eq!((sham.reach(0), sham.reach(1)), (all.reach(0), all.reach(1)));
        });
    }

    #[test]
    fn the_cursor_goes_to_the_row_that_a_pool_leaves_out() {
        with(|plot, library| {
            let mut at = with_step(LEAVE_OUT, 3);
            plot.follow(library, &[0; 7], &mut at);
            let set = view(plot, library, &at);
            assert_eq!(set.row().unwrap().label, "neck vs acupuncture");
            // They have not one name: what they share is that of their scale.
            let counted = say::counted(plot, &set);
            assert!(counted.starts_with("Rows are pain, points of 100, in mean differences; "), "{counted}");
            // A step among the rows moves it on.
            at[rows_knob(plot)] += 1;
            let moved = at.clone();
            plot.follow(library, &moved, &mut at);
            assert_eq!(at, moved);
        });
    }

    #[test]
    fn rows_named_as_independent_are_pooled_and_one_can_be_left_out() {
        let (plot, library) = textbook();
        assert_eq!(plot.faults(), []);
        let pool = |step| view(&plot, &library, &with_step(LEAVE_OUT, step)).pools[0].clone();
        assert_eq!(say::pooled(Favours::Negative, &pool(0).all), "−0.36 (−0.59 to −0.13)");
        assert!(pool(0).without.is_none());
        // Without the largest, Donat's, heterogeneity is gone: the mean is Σwy / Σw.
        let (row, left) = pool(4).without.unwrap();
        let trials =
            [(0.0945, 30.3524), (0.2774, 32.5683), (0.3665, 20.0482), (0.4618, 23.4391), (0.1852, 42.6983)];
        let (wy, w) = trials.iter().fold((0.0, 0.0), |(a, b), (y, w)| (a + y * w, b + w));
        assert!(row == 3 && left.n == 5 && left.tau2 == 0.0 && (left.value - wy / w).abs() < 1e-9);
        let knobs = plot.knobs(&library, &[]);
        assert_eq!((knobs[LEAVE_OUT].name, knobs[LEAVE_OUT].steps.len()), ("leave out", 7));
        assert!(knobs[rows_knob(&plot)].is_rows);
        let words = plot.words(&library, &with_step(LEAVE_OUT, 4)).join(" ");
        assert!(words.contains("not the review's own") && words.contains("Without “trial-3”"));
        assert_eq!(plot.tables(&library, &with_step(LEAVE_OUT, 4))[1].rows.len(), 2);
    }

    #[test]
    fn rows_that_do_not_belong_together_are_not_pooled() {
        with(|plot, library| {
            // The pack's own pool: comparisons of one review on one scale.
            let sources: Vec<_> =
                plot.pools[0].rows.iter().map(|id| &library.estimate(id).unwrap().source).collect();
            assert!(sources.len() == 4 && sources.iter().all(|source| *source == sources[0]));
            assert_eq!(view(plot, library, &[]).pools.len(), 1);
            let pooled = |ids: [&str; 2]| {
                let mut plot = plot.clone();
                let rows = ids.map(EstimateId::from).to_vec();
                plot.pools = vec![ForestPool { rows, why: "A test.".into() }];
                !view(&plot, library, &[]).pools.is_empty()
            };
            assert!(pooled(["li-fm-pain", "li-fm-anxiety"]));
            assert!(!pooled(["li-fm-pain", "lee-neck-traction"]), "two measures");
            assert!(!pooled(["li-fm-pain", "crawford-pain-sham"]), "no interval");
            assert!(!pooled(["kutner-pain-massage", "kutner-pain-touch"]), "before and after");
        });
    }

    #[test]
    fn faults_name_their_key() {
        let (mut plot, library) = textbook();
        plot.axes[0].rows[1] = plot.axes[0].rows[0].clone();
        plot.axes[0].rows[2].label = "far too long to stand beside its row".into();
        plot.axes.push(ForestAxis { heading: String::new(), rows: vec![], small: None, nulls: vec![] });
        plot.favours = String::new();
        let keys: Vec<String> = plot.faults().into_iter().map(|fault| fault.key).collect();
        let expected = [
            "favours",
            "axes[0].rows[1].estimate",
            "axes[0].rows[2].label",
            "axes[1].rows",
            "axes[1].heading",
            "pools[0].rows",
        ];
        assert_eq!(keys, expected);
        plot.axes.clear();
        assert_eq!(plot.readout(&library, &[]), say::NOTHING);
        assert_eq!(plot.words(&library, &[]).len(), 2);
        assert!(plot.knobs(&library, &[]).iter().all(|knob| !knob.steps.is_empty()));
    }
}
