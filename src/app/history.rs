//! The way one came, and back again: of a screen and of a conversation in lines.

/// Where one is, what one came through, and what one went back from.
#[derive(Clone, Debug)]
pub struct History<T> {
    pub here: T,
    back: Vec<T>,
    forward: Vec<T>,
}

impl<T: PartialEq> History<T> {
    pub fn new(here: T) -> Self {
        Self { here, back: Vec::new(), forward: Vec::new() }
    }

    /// Goes on to `there`; from one and the same there is no way to itself.
    pub fn go(&mut self, there: T) {
        if there != self.here {
            self.back.push(std::mem::replace(&mut self.here, there));
            self.forward.clear();
        }
    }

    /// The way one came. False where it ends.
    pub fn back(&mut self) -> bool {
        let Some(there) = self.back.pop() else { return false };
        self.forward.push(std::mem::replace(&mut self.here, there));
        true
    }

    /// Back again to where one went back from. False where that ends.
    pub fn forward(&mut self) -> bool {
        let Some(there) = self.forward.pop() else { return false };
        self.back.push(std::mem::replace(&mut self.here, there));
        true
    }

    /// Forgets all but what `exists`.
    pub fn retain(&mut self, exists: impl Fn(&T) -> bool) {
        for way in [&mut self.back, &mut self.forward] {
            way.retain(&exists);
            way.dedup();
            way.pop_if(|there| *there == self.here);
        }
    }

    /// Here, then the way one came, the last first.
    pub fn so_far(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.here).chain(self.back.iter().rev())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_leads_from_a_place_to_itself_when_one_between_is_gone() {
        let went = |places: &[&'static str]| {
            let mut history = History::new("home");
            for it in places {
                history.go(it);
            }
            history.retain(|it| *it != "gone");
            history
        };
        // What is here stood behind it, too.
        let mut history = went(&["a", "gone", "a"]);
        assert!(history.back());
        assert_eq!(history.here, "home");
        // Two of the same stood around it.
        let mut history = went(&["a", "gone", "a", "b"]);
        let mut seen = vec![history.here];
        while history.back() {
            seen.push(history.here);
        }
        assert_eq!(seen, ["b", "a", "home"]);
    }

    #[test]
    fn going_on_ends_the_way_forward() {
        let mut history = History::new(0);
        history.go(1);
        history.go(2);
        assert!(history.back() && history.back() && !history.back());
        assert!(history.forward());
        assert_eq!(history.here, 1);
        history.go(3);
        assert!(!history.forward());
        assert_eq!(history.so_far().copied().collect::<Vec<_>>(), [3, 1, 0]);
    }
}
