//! In which order operations run: what they refer to first.

/// Groups of operations, dependencies first and otherwise in the order of the
/// request. A group is one operation, or those that depend on each other.
///
/// The algorithm is Tarjan's of the strongly connected components. It goes as
/// deep as there are operations, of which there are a few hundred.
pub(super) fn circles(dependencies: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        dependencies,
        states: vec![State::New; dependencies.len()],
        visits: 0,
        open: Vec::new(),
        circles: Vec::new(),
    };
    for place in 0..dependencies.len() {
        search.visit(place);
    }
    search.circles
}

#[derive(Clone, Copy)]
enum State {
    New,
    /// Visited as this one in number; its circle is not complete yet.
    Open(usize),
    Closed,
}

struct Search<'d> {
    dependencies: &'d [Vec<usize>],
    states: Vec<State>,
    visits: usize,
    /// What was visited and has no circle yet, in the order of the visits.
    open: Vec<usize>,
    circles: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// The number of the earliest open visit to which a path leads from here.
    fn visit(&mut self, place: usize) -> usize {
        match self.states[place] {
            State::New => {}
            State::Open(number) => return number,
            State::Closed => return usize::MAX,
        }
        let number = self.visits;
        self.visits += 1;
        self.states[place] = State::Open(number);
        self.open.push(place);
        let mut earliest = number;
        for dependency in &self.dependencies[place] {
            earliest = earliest.min(self.visit(*dependency));
        }
        if earliest == number {
            self.close(place);
        }
        earliest
    }

    fn close(&mut self, first: usize) {
        let begin = self.open.iter().rposition(|place| *place == first);
        let mut circle = self.open.split_off(begin.unwrap_or_default());
        for place in &circle {
            self.states[*place] = State::Closed;
        }
        circle.sort_unstable();
        self.circles.push(circle);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn orders() {
        let check = |dependencies: &[&[usize]], expect: &[&[usize]]| {
            let dependencies: Vec<_> = dependencies.iter().map(|list| list.to_vec()).collect();
            assert_eq!(circles(&dependencies), expect, "{dependencies:?}");
        };
        check(&[], &[]);
        check(&[&[], &[], &[]], &[&[0], &[1], &[2]]);
        check(&[&[], &[0], &[0, 1]], &[&[0], &[1], &[2]]);
        // What is referred to comes early, the rest stays where it is.
        check(
            &[&[], &[3], &[], &[4], &[]],
            &[&[0], &[4], &[3], &[1], &[2]],
        );
        check(&[&[0]], &[&[0]]);
        check(&[&[1], &[0]], &[&[0, 1]]);
        check(
            &[&[3], &[2], &[1, 4], &[], &[0]],
            &[&[3], &[0], &[4], &[1, 2]],
        );
        // Two circles, of which one refers to the other.
        check(&[&[2, 1], &[0], &[3], &[2]], &[&[2, 3], &[0, 1]]);
    }

    proptest! {
        #[test]
        fn everything_is_there_once_and_after_what_it_needs(
            dependencies in proptest::collection::vec(
                proptest::collection::vec(0_usize..12, 0..4), 12,
            )
        ) {
            let circles = circles(&dependencies);
            let mut turn = [usize::MAX; 12];
            for (number, place) in circles.iter().enumerate().flat_map(|(number, circle)| {
                circle.iter().map(move |place| (number, *place))
            }) {
                prop_assert_eq!(turn[place], usize::MAX);
                turn[place] = number;
            }
            for (place, list) in dependencies.iter().enumerate() {
                for dependency in list {
                    prop_assert!(turn[*dependency] <= turn[place]);
                }
            }
        }
    }

    #[test]
    fn a_long_chain() {
        let chain: Vec<_> = (1..=500).map(|next| vec![next % 500]).collect();
        assert_eq!(circles(&chain), [(0..500).collect::<Vec<_>>()]);
    }
}
